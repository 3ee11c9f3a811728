using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>Texts as labels in an npz file, [N] or [N, T] and perhaps a last axis of one: they become classes with names.</summary>
internal sealed class NpzLabels(NpyArray y, Tensor<float> inputs, int[] lengths, TensorShape? answer, IReadOnlyList<string>? classNames)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <summary>The data set: classes in the order of their names, or those that are known.</summary>
    /// <exception cref="ArgumentException">A shape that does not fit, more classes than the model tells apart, or one that is not known.</exception>
    public SequenceDataset ToDataset()
    {
        int[] shape = [.. y.Shape];
        if (shape.Length > 1 && shape[^1] == 1 && (shape.Length == 3 || answer is not { PerStep: true })) shape = shape[..^1];
        int count = (int)inputs.Lengths[0], steps = (int)inputs.Lengths[1];
        bool perStep = shape.Length == 2;
        if (shape.Length is not (1 or 2) || shape[0] != count || (perStep && shape[1] != steps) || (lengths.Length > 0 && lengths.Length != count))
            throw Refusal.Of(Refusal.Text($"The array 'y' of texts has the shape {y.Shape} for {Refusal.Count(count, "sequence")} of {Refusal.Count(steps, "step")}"), Refusal.Text($"[{count}], or [{count}, {steps}] with a class at every step"), "Reshape it.");

        string[] names = classNames is { Count: > 0 } ? [.. classNames] : [.. Places(perStep, steps).Select(place => y.Texts[place]).Distinct().Order(StringComparer.Ordinal)];
        int most = Math.Max(answer?.Features ?? int.MaxValue, 2);
        if (names.Length > most)
            throw Refusal.Of(Refusal.Text($"The array 'y' holds {names.Length} different texts"), Refusal.Text($"at most {most}, the classes that the model tells apart"), "Correct the labels, or give the last layer one unit a class.");
        foreach (string name in names) _ids.TryAdd(name, _ids.Count);

        int[] ids = new int[y.Count];
        foreach (int place in Places(perStep, steps)) ids[place] = IdOf(place, perStep ? steps : 0);
        return perStep
            ? SequenceDataset.Create(inputs, Tensor.Create(ids, [count, steps]), lengths, names)
            : SequenceDataset.Create(inputs, ids, lengths, names);
    }

    /// <summary>Where texts count: not behind the end of a sequence.</summary>
    private IEnumerable<int> Places(bool perStep, int steps)
    {
        for (int place = 0; place < y.Count; place++)
        {
            if (!perStep || lengths.Length == 0 || place % steps < lengths[place / steps]) yield return place;
        }
    }

    private int IdOf(int place, int steps) => _ids.TryGetValue(y.Texts[place], out int id)
        ? id
        : throw Refusal.Of(
            $"The label at {(steps == 0 ? TargetData.Place(place, null) : TargetData.Place(place / steps, place % steps))} is '{y.Texts[place]}'",
            $"a class that the model was trained on, one of '{string.Join("', '", _ids.Keys)}'", "Correct the label.");
}
