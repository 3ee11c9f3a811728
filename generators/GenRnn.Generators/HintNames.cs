using GenRnn.Compiler;
using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Generators;

/// <summary>
/// Names of generated files for the host, which takes two that differ by case for one: a model called Tone beside one called
/// TONE would end the whole run.
/// </summary>
internal static class HintNames
{
    /// <summary>The names that clash, in lower case.</summary>
    public static EquatableArray<string> Clashes(IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .Select(group => group.Key.ToLowerInvariant())
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The file's name; where it clashes, with a dash, which no identifier has, before each capital.</summary>
    public static string Of(GeneratedFile file, EquatableArray<string> clashes) => clashes.Contains(file.Name.ToLowerInvariant())
        ? string.Concat(file.Name.Select(letter => char.IsUpper(letter) ? "-" + letter : letter.ToString()))
        : file.Name;
}
