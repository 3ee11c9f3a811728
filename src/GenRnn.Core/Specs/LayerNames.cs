using System.Collections.Generic;
using System.Linq;

namespace GenRnn;

/// <summary>Names of layers that came without one: the Keras name of the class, numbered among the layers named so.</summary>
internal static class LayerNames
{
    /// <summary>Gives every nameless layer its name. Layers that have one keep it, so filling in twice changes nothing.</summary>
    public static EquatableArray<LayerSpec> FillIn(IEnumerable<LayerSpec> layers)
    {
        var counts = new Dictionary<string, int>();
        return layers.Select(layer =>
        {
            counts.TryGetValue(layer.Kind, out int count);
            LayerSpec named = layer.Name is { Length: > 0 } ? layer : layer with { Name = Default(layer.Kind, count) };
            if (IsDefault(named)) counts[layer.Kind] = count + 1;
            return named;
        }).ToEquatableArray();
    }

    /// <summary>The name of the layer at <paramref name="position"/> among those of its class that have no name of their own.</summary>
    public static string Default(string kind, int position) => position == 0 ? kind : $"{kind}_{position}";

    /// <summary>The name that the layer at <paramref name="index"/> gets where it has none.</summary>
    public static string DefaultAt(IReadOnlyList<LayerSpec> layers, int index) =>
        Default(layers[index].Kind, layers.Take(index).Count(l => l.Kind == layers[index].Kind && IsDefault(l)));

    /// <summary>Whether a layer's name is one that <see cref="Default"/> makes.</summary>
    public static bool IsDefault(LayerSpec layer) =>
        layer.Name == layer.Kind
        || (layer.Name.StartsWith(layer.Kind + "_", System.StringComparison.Ordinal)
            && layer.Name.Length > layer.Kind.Length + 1
            && layer.Name.Skip(layer.Kind.Length + 1).All(c => c is >= '0' and <= '9'));

    /// <summary>Whether <paramref name="name"/> can prefix a parameter: a letter, then letters, digits and underscores.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is '_' or (>= '0' and <= '9'));

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
