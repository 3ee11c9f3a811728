using Microsoft.CodeAnalysis;
using System;

namespace GenRnn.Generators;

/// <summary>The one switch from what can be wrong with a spec to the diagnostic that says so.</summary>
internal static class SpecFindings
{
    /// <summary>The finding for <paramref name="error"/>, in its own words.</summary>
    public static Finding Of(SpecError error, SourcePosition position) =>
        new(DescriptorOf(error), position, error.Received, error.Expected, error.Remedy);

    private static DiagnosticDescriptor DescriptorOf(SpecError error) => error switch
    {
        SpecError.NoRecurrentLayer => Diagnostics.NoRecurrentLayer,
        SpecError.SizeOutOfRange => Diagnostics.SizeOutOfRange,
        SpecError.TooManyParameters => Diagnostics.TooManyParameters,
        SpecError.SequenceExpected => Diagnostics.SequenceExpected,
        SpecError.DuplicateName => Diagnostics.DuplicateName,
        SpecError.InvalidName => Diagnostics.InvalidName,
        SpecError.UnsupportedCombination => Diagnostics.UnsupportedCombination,
        SpecError.OptionWithoutEffect => Diagnostics.OptionWithoutEffect,
        SpecError.UndefinedValue => Diagnostics.UndefinedValue,
        SpecError.NumberOutOfRange => Diagnostics.NumberOutOfRange,
        SpecError.LayerMisplaced => Diagnostics.LayerMisplaced,
        SpecError.NotSupportedYet => Diagnostics.NotSupportedYet,
        _ => throw new InvalidOperationException($"{error.GetType().Name} has no diagnostic yet."),
    };
}
