using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.CodeFixes;

/// <summary>The attributes of a model as they are written, and edits that leave comments and line breaks in place.</summary>
internal static class ModelAttributes
{
    private static readonly string[] Recurrent = ["SimpleRnn", "Gru", "Lstm"];
    private static readonly string[] Layers = [.. Recurrent, "Dense", "Embedding", "Masking", "Dropout", "LayerNormalization"];

    /// <summary>All attributes of a type, in reading order.</summary>
    public static IEnumerable<AttributeSyntax> Of(TypeDeclarationSyntax type) => type.AttributeLists.SelectMany(list => list.Attributes);

    /// <summary>The name without namespace and suffix: Gru.</summary>
    public static string NameOf(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        name = name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    public static bool IsLayer(AttributeSyntax attribute) => Layers.Contains(NameOf(attribute));

    public static bool IsRecurrent(AttributeSyntax attribute) => Recurrent.Contains(NameOf(attribute));

    public static bool IsInput(AttributeSyntax attribute) => NameOf(attribute) == "Input";

    /// <summary>The type without an attribute.</summary>
    public static TypeDeclarationSyntax Remove(TypeDeclarationSyntax type, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1) return type.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)));
        int index = type.AttributeLists.IndexOf(list);
        SyntaxList<AttributeListSyntax> rest = type.AttributeLists.RemoveAt(index);
        if (index == 0 && rest.Count > 0) rest = rest.Replace(rest[0], rest[0].WithLeadingTrivia(list.GetLeadingTrivia()));
        return type.WithAttributeLists(rest);
    }

    /// <summary>The type with an attribute moved before another, which stands in front of it; in a list of its own where it has one.</summary>
    public static TypeDeclarationSyntax MoveBefore(TypeDeclarationSyntax type, AttributeSyntax attribute, AttributeSyntax target)
    {
        var from = (AttributeListSyntax)attribute.Parent!;
        var to = (AttributeListSyntax)target.Parent!;
        if (from == to)
        {
            SeparatedSyntaxList<AttributeSyntax> attributes = from.Attributes;
            int place = attributes.IndexOf(target);
            IEnumerable<AttributeSyntax> order = attributes.Take(place).Append(attribute).Concat(attributes.Skip(place).Where(a => a != attribute));
            return type.ReplaceNode(from, from.WithAttributes(SyntaxFactory.SeparatedList(order.Select((a, i) => a.WithTriviaFrom(attributes[i])), attributes.GetSeparators())));
        }

        if (from.Attributes.Count == 1 && to.Attributes[0] == target)
        {
            int place = type.AttributeLists.IndexOf(to);
            SyntaxList<AttributeListSyntax> lists = type.AttributeLists.Remove(from);
            lists = lists.Replace(lists[place], to.WithLeadingTrivia(from.GetLeadingTrivia()));
            return type.WithAttributeLists(lists.Insert(place, from.WithLeadingTrivia(to.GetLeadingTrivia())));
        }

        AttributeSyntax moved = attribute.WithoutTrivia();
        TypeDeclarationSyntax tracked = type.TrackNodes(attribute, target);
        tracked = Remove(tracked, tracked.GetCurrentNode(attribute)!);
        return tracked.InsertNodesBefore(tracked.GetCurrentNode(target)!, [moved]);
    }

    /// <summary>The named argument of an attribute; <see langword="null"/> where it has none of this name.</summary>
    public static AttributeArgumentSyntax? Argument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);
}
