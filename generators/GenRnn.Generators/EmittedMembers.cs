using Microsoft.CodeAnalysis;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>The members that every model gets, and whether their names are free: a clear sentence in place of CS0111.</summary>
internal static class EmittedMembers
{
    private const string Span = "global::System.Span<float>", ReadOnlySpan = "global::System.ReadOnlySpan<float>";
    private const string Ids = "global::System.ReadOnlySpan<int>";
    private const string Parameters = "global::GenRnn.ParameterSet";

    /// <summary>Names that nothing else in the type may have.</summary>
    private static readonly string[] Unique =
    [
        "Spec", "Layout", "InputSize", "OutputSize", "Parameters", "State", "PredictWithState", "PredictBatchWithState",
        "_packedWeights", "SpecAndLayout", "Kernels512", "Kernels256", "Kernels128",
    ];

    /// <summary>Methods, each with its parameter types: other overloads are welcome.</summary>
    private static readonly (string Name, string Parameters)[] Methods =
    [
        (".ctor", Parameters),
        ("Create", "int"),
        ("FromParameters", Parameters),
        ("With", Parameters),
        ("Predict", ReadOnlySpan + ", " + Span),
        ("Predict", "global::System.Numerics.Tensors.Tensor<float>"),
        ("PredictBatch", ReadOnlySpan + ", int, " + Span),
        ("PredictBatch", ReadOnlySpan + ", global::System.ReadOnlySpan<int>, " + Span),
    ];

    /// <summary>Those of models that read token ids besides.</summary>
    private static readonly (string Name, string Parameters)[] TokenMethods =
    [
        ("Predict", Ids + ", " + Span),
        ("PredictBatch", Ids + ", int, " + Span),
        ("PredictBatch", Ids + ", " + Ids + ", " + Span),
    ];

    /// <summary>The names that are taken.</summary>
    public static IEnumerable<Finding> Check(INamedTypeSymbol type, ModelSpec spec, SourcePosition mark)
    {
        if (IsUnique(type.Name, spec) || IsMethod(type.Name))
        {
            yield return new Finding(
                Diagnostics.NameTaken, mark, $"The model is called '{type.Name}'", "another name, because the generator adds a member of this one", "Rename the class.");
        }

        for (INamedTypeSymbol? at = type; at is { SpecialType: not SpecialType.System_Object }; at = at.BaseType)
        {
            bool own = SymbolEqualityComparer.Default.Equals(at, type);
            foreach (ISymbol member in at.GetMembers().Where(m => !m.IsImplicitlyDeclared && Collides(m, own, spec)))
            {
                yield return new Finding(
                    Diagnostics.NameTaken,
                    mark,
                    $"'{at.Name}' declares {Describe(member)}",
                    "the name to be free, because the generator adds a member of this name" + (member is IMethodSymbol ? " and with these parameters" : ""),
                    own ? "Rename or remove it." : $"Rename it, or do not derive from '{at.Name}'.");
            }
        }
    }

    private static bool IsUnique(string name, ModelSpec spec) => Unique.Contains(name) || (name == "Steps" && spec.Steps is not null);

    private static bool IsMethod(string name) => name == "Step" || Methods.Any(m => m.Name == name);

    private static bool Collides(ISymbol member, bool own, ModelSpec spec) => member switch
    {
        { DeclaredAccessibility: Accessibility.Private } when !own => false,
        IMethodSymbol { MethodKind: MethodKind.Constructor } method => own && SameSignature(method, spec),
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => IsUnique(method.Name, spec) || IsStep(method) || SameSignature(method, spec),
        IMethodSymbol => false,
        _ => IsUnique(member.Name, spec) || IsMethod(member.Name),
    };

    private static bool SameSignature(IMethodSymbol method, ModelSpec spec) =>
        method.Arity == 0 && (spec.ReadsTokens ? Methods.Concat(TokenMethods) : Methods).Any(m => m.Name == method.Name && m.Parameters == string.Join(", ", method.Parameters.Select(TypeOf)));

    /// <summary>The type of its first parameter, State, does not exist yet, so that the others have to do.</summary>
    private static bool IsStep(IMethodSymbol method) =>
        method is { Name: "Step", Arity: 0, Parameters.Length: 3 }
        && method.Parameters[0].RefKind == RefKind.Ref && TypeOf(method.Parameters[1]) == ReadOnlySpan && TypeOf(method.Parameters[2]) == Span;

    private static string TypeOf(IParameterSymbol parameter) => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static string Describe(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "a constructor that takes a ParameterSet",
        IMethodSymbol => $"a method '{member.Name}'",
        ITypeSymbol => $"a type '{member.Name}'",
        _ => $"a member '{member.Name}'",
    };
}
