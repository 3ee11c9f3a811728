using System;
using System.Collections.Generic;

namespace GenRnn;

/// <summary>
/// Something that a layer can be told beside its name and its size: <c>ReturnSequences</c> in an attribute and in a record,
/// <c>return_sequences</c> in a text.
/// </summary>
public abstract class LayerOption
{
    private protected LayerOption(string name) => (Name, Word) = (name, SpecWords.OfName(name));

    /// <summary>The name in attributes.</summary>
    public string Name { get; }

    /// <summary>The name in texts.</summary>
    public string Word { get; }

    /// <summary>Whether the option is about how parameters start and what restrains them, so that no kernel has to know it.</summary>
    public bool IsOfParameters { get; internal init; }

    /// <summary>What a value in a text can be.</summary>
    public abstract string Expected { get; }

    /// <summary>Whether a layer has this option.</summary>
    public abstract bool AppliesTo(LayerSpec layer);

    /// <summary>Whether a layer, which has this option, leaves it as it is.</summary>
    public abstract bool IsDefault(LayerSpec layer);

    /// <summary>What a layer, which has this option, says, as in a text.</summary>
    public abstract string Format(LayerSpec layer);

    /// <summary>What a layer, which has this option, says, as in an attribute: <c>true</c>, <c>0.5</c>, <c>Merge.Sum</c>.</summary>
    public abstract string CSharp(LayerSpec layer);

    /// <summary>What a layer, which has this option, says, without the name of its type: <c>true</c>, <c>0.5</c>, <c>Sum</c>.</summary>
    internal abstract string ValueName(LayerSpec layer);

    /// <summary>The layer with the value of a word; <see langword="null"/> for a word that is no value.</summary>
    public abstract LayerSpec? Parse(LayerSpec layer, string word);

    /// <summary>The layer with this option, which it has, as it is where nothing is said.</summary>
    public abstract LayerSpec Reset(LayerSpec layer);

    /// <summary>The layer with a value from an attribute: a bool, an int, a double, or an enum's number as an int.</summary>
    public abstract LayerSpec With(LayerSpec layer, object constant);

    /// <summary>What is wrong with what a layer, which has this option, says: a number in place of an enum's name.</summary>
    internal abstract SpecError? Check(LayerSpec layer, int index);

    /// <summary>The name.</summary>
    public sealed override string ToString() => Name;
}

/// <summary>An option of one class of layers and one type.</summary>
internal sealed class LayerOption<TLayer, T>(string name, OptionValues<T> values, Func<TLayer, T> get, Func<TLayer, T, TLayer> with) : LayerOption(name)
    where TLayer : LayerSpec
{
    public override string Expected => values.Expected;

    public override bool AppliesTo(LayerSpec layer) => layer is TLayer;

    public override bool IsDefault(LayerSpec layer) =>
        EqualityComparer<T>.Default.Equals(get((TLayer)layer), get((TLayer)LayerOptions.PlainOf(layer)));

    public override string Format(LayerSpec layer) => values.Write(get((TLayer)layer));

    public override string CSharp(LayerSpec layer) => (values.Type is null ? "" : values.Type + ".") + ValueName(layer);

    internal override string ValueName(LayerSpec layer) => values.Type is null ? Format(layer) : get((TLayer)layer)!.ToString();

    public override LayerSpec? Parse(LayerSpec layer, string word) => values.Read(word) is { } value ? with((TLayer)layer, (T)value) : null;

    public override LayerSpec Reset(LayerSpec layer) => with((TLayer)layer, get((TLayer)LayerOptions.PlainOf(layer)));

    public override LayerSpec With(LayerSpec layer, object constant) => with((TLayer)layer, values.FromConstant(constant));

    internal override SpecError? Check(LayerSpec layer, int index) => values.Check?.Invoke(get((TLayer)layer), index);
}
