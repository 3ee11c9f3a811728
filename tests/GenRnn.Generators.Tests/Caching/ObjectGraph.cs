using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests.Caching;

/// <summary>Walks everything that a value holds on to, through fields of any visibility.</summary>
internal static class ObjectGraph
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(AttributeData), typeof(Diagnostic)];

    /// <summary>The way to the first object that would keep a compilation alive, or <see langword="null"/>.</summary>
    public static string? PathToCompilation(object value) => Find(value, value.GetType().Name, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static string? Find(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string or Type || value.GetType() is { IsPrimitive: true } or { IsEnum: true }) return null;
        if (Forbidden.FirstOrDefault(type => type.IsInstanceOfType(value)) is { } forbidden) return $"{path} is a {forbidden.Name}";
        if (!value.GetType().IsValueType && !seen.Add(value)) return null;
        if (value is Array array)
        {
            return array.Cast<object?>().Select((item, index) => Find(item, $"{path}[{index}]", seen)).FirstOrDefault(found => found is not null);
        }

        return Fields(value.GetType()).Select(field => Find(field.GetValue(value), $"{path}.{field.Name}", seen)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
        }
    }
}
