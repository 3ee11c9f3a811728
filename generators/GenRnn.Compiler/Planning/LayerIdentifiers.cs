using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Planning;

/// <summary>Layer names as parts of C# identifiers: <c>simple_rnn_1</c> becomes <c>SimpleRnn1</c>.</summary>
public static class LayerIdentifiers
{
    /// <summary>An identifier for each layer, no two alike.</summary>
    public static EquatableArray<string> Of(ModelSpec spec)
    {
        HashSet<string> taken = [];
        return spec.Layers.Select(layer =>
        {
            string identifier = Pascal(layer.Name);
            while (!taken.Add(identifier)) identifier += "_";
            return identifier;
        }).ToEquatableArray();
    }

    private static string Pascal(string name) =>
        string.Concat(name.Split('_').Where(part => part.Length > 0).Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
}
