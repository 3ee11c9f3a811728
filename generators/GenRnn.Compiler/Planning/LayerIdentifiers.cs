using System;
using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Planning;

/// <summary>Layer names as parts of C# identifiers: <c>simple_rnn_1</c> becomes <c>SimpleRnn1</c>.</summary>
public static class LayerIdentifiers
{
    /// <summary>
    /// An identifier for each layer, no two alike, and none that is another with a word behind it: emitted names are an
    /// identifier with a word behind it, and those of <c>lstm</c> and <c>lstm_tanh</c> shall differ.
    /// </summary>
    public static EquatableArray<string> Of(ModelSpec spec)
    {
        string[] names = spec.Layers.Select(layer => Pascal(layer.Name)).ToArray();
        HashSet<string> taken = [];
        return names.Select(name =>
        {
            string identifier = names.Any(other => BeginsWithWord(name, other)) ? name + "_" : name;
            while (!taken.Add(identifier)) identifier += "_";
            return identifier;
        }).ToEquatableArray();
    }

    private static bool BeginsWithWord(string name, string word) =>
        name.Length > word.Length && name.StartsWith(word, StringComparison.Ordinal) && char.IsUpper(name[word.Length]);

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
