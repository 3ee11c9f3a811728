using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>The words of the text form for names in C#: <c>HardSigmoid</c> is <c>hard_sigmoid</c>, as Keras writes it.</summary>
internal static class SpecWords
{
    /// <summary>The word for a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => OfName(value.ToString());

    /// <summary>The words for all values, in order.</summary>
    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetNames(typeof(T)).Select(OfName);

    /// <summary>The value that a word stands for, whatever its case; <see langword="null"/> for none.</summary>
    public static T? Find<T>(string word)
        where T : struct, Enum =>
        Enum.GetNames(typeof(T)).FirstOrDefault(name => OfName(name).Equals(word, StringComparison.OrdinalIgnoreCase)) is { } found
            ? (T)Enum.Parse(typeof(T), found)
            : null;

    /// <summary>The word for a name.</summary>
    public static string OfName(string name) => name is nameof(Initialization.PyTorch) or nameof(WeightStorage.BFloat16)
        ? name.ToLowerInvariant()
        : string.Concat(name.Select((c, i) => i > 0 && c is >= 'A' and <= 'Z' ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
