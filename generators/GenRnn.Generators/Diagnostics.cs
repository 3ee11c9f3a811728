using Microsoft.CodeAnalysis;

namespace GenRnn.Generators;

/// <summary>Every diagnostic of the generator. Each has a page under docs that shows what triggers it and the remedy.</summary>
public static class Diagnostics
{
    private const string HelpFolder = "https://github.com/genrnn/genrnn/blob/main/generators/GenRnn.Generators/docs/";

    /// <summary>The class, or a type around it, is not partial.</summary>
    public static DiagnosticDescriptor NotPartial { get; } = Error("GRNN001", "A model and the types around it are partial");

    /// <summary>A struct, an interface, a generic, static, abstract or file-local class, a primary constructor, ...</summary>
    public static DiagnosticDescriptor UnsupportedDeclaration { get; } = Error("GRNN002", "A model is an ordinary class or record");

    /// <summary>No <c>[Input]</c>.</summary>
    public static DiagnosticDescriptor InputMissing { get; } = Error("GRNN003", "A model has an input");

    /// <summary>More than one <c>[Input]</c>.</summary>
    public static DiagnosticDescriptor InputRepeated { get; } = Error("GRNN004", "A model has one input");

    /// <summary>A layer before <c>[Input]</c>.</summary>
    public static DiagnosticDescriptor InputNotFirst { get; } = Error("GRNN005", "The input comes first");

    /// <summary>Layers on another declaration of a partial class.</summary>
    public static DiagnosticDescriptor LayersOnTwoDeclarations { get; } = Error("GRNN006", "All layers stand on one declaration");

    /// <summary>A member, a base member or the type itself has a name that the generator needs.</summary>
    public static DiagnosticDescriptor NameTaken { get; } = Error("GRNN007", "The generator's members have free names");

    /// <summary><see cref="SpecError.UndefinedValue"/>: a number cast to an enum.</summary>
    public static DiagnosticDescriptor UndefinedValue { get; } = Error("GRNN008", "Options have defined values");

    /// <summary><c>[Input]</c> without <c>[RecurrentModel]</c>.</summary>
    public static DiagnosticDescriptor ModelAttributeMissing { get; } = Error("GRNN009", "Layers belong to a model");

    /// <summary><see cref="SpecError.NoRecurrentLayer"/>.</summary>
    public static DiagnosticDescriptor NoRecurrentLayer { get; } = Error("GRNN010", "A model has a recurrent layer");

    /// <summary><see cref="SpecError.SizeOutOfRange"/>.</summary>
    public static DiagnosticDescriptor SizeOutOfRange { get; } = Error("GRNN011", "Sizes are positive and not too large");

    /// <summary><see cref="SpecError.TooManyParameters"/>.</summary>
    public static DiagnosticDescriptor TooManyParameters { get; } = Error("GRNN012", "A model has a limited number of parameters");

    /// <summary><see cref="SpecError.SequenceExpected"/>.</summary>
    public static DiagnosticDescriptor SequenceExpected { get; } = Error("GRNN013", "A recurrent layer reads a sequence");

    /// <summary><see cref="SpecError.DuplicateName"/>.</summary>
    public static DiagnosticDescriptor DuplicateName { get; } = Error("GRNN014", "Every layer has a name of its own");

    /// <summary><see cref="SpecError.InvalidName"/>.</summary>
    public static DiagnosticDescriptor InvalidName { get; } = Error("GRNN015", "A layer's name can prefix a parameter");

    /// <summary><see cref="SpecError.UnsupportedCombination"/>.</summary>
    public static DiagnosticDescriptor UnsupportedCombination { get; } = Error("GRNN016", "Options go together");

    /// <summary><see cref="SpecError.OptionWithoutEffect"/>.</summary>
    public static DiagnosticDescriptor OptionWithoutEffect { get; } = Error("GRNN017", "Options have an effect");

    /// <summary>A C# that lacks what emitted code is written in.</summary>
    public static DiagnosticDescriptor LanguageTooOld { get; } = Error("GRNN018", "Models are written in C# 12 or later");

    /// <summary><see cref="SpecError.NumberOutOfRange"/>.</summary>
    public static DiagnosticDescriptor NumberOutOfRange { get; } = Error("GRNN019", "Numbers of options lie in their range");

    /// <summary><see cref="SpecError.LayerMisplaced"/>.</summary>
    public static DiagnosticDescriptor LayerMisplaced { get; } = Error("GRNN020", "Layers stand where they can work");

    /// <summary><see cref="SpecError.NotSupportedYet"/>.</summary>
    public static DiagnosticDescriptor NotSupportedYet { get; } = Error("GRNN021", "The kernels know what the model asks for");

    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}; expected {1}. {2}", "GenRnn", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpFolder + id + ".md");
}
