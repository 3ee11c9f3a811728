using System.Globalization;

namespace GenRnn.Cli.Models;

/// <summary>Whether there is anything to learn from data. What a CSV file lacks was found while it was read; this is for npz files as well.</summary>
internal static class TrainingDataRules
{
    /// <summary>Refuses data of one class.</summary>
    /// <exception cref="ArgumentException">It is such data.</exception>
    public static void CheckClasses(string path, SequenceDataset data)
    {
        if (data.Targets is ClassTargets classes && TheOnlyClass(data, classes) is { } id)
        {
            string name = classes.ClassNames.Count > 0 ? $"'{classes.ClassNames[id]}'" : id.ToString(CultureInfo.InvariantCulture);
            string received = classes.PerStep ? $"All steps have the class {name}" : data.Count == 1 ? $"The only sequence has the class {name}" : $"All sequences have the class {name}";
            throw new ArgumentException($"{path}: {received}; expected at least two classes, as there is nothing to learn from one. Add data of other classes.");
        }
    }

    /// <summary>Refuses targets that the last layer never answers, whatever the loss.</summary>
    /// <exception cref="ArgumentException">There is one; the message says where.</exception>
    public static void CheckTargets(string path, ModelSpec spec, SequenceDataset data)
    {
        if (data.Targets is not ValueTargets targets || spec.Layers[^1] is not DenseSpec head || ActivationRange.Of(head.Activation, head.ActivationAlpha) is not { IsBounded: true } range) return;
        for (int i = 0; i < targets.Values.Length; i++)
        {
            // Zeros behind the end of a sequence lie in every such range.
            if (range.Contains(targets.Values[i])) continue;
            int row = i / targets.Size;
            string place = targets.PerStep ? string.Create(CultureInfo.InvariantCulture, $"sequence {row / data.Steps}, step {row % data.Steps}") : string.Create(CultureInfo.InvariantCulture, $"sequence {row}");
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: The target at {place}, output {i % targets.Size} is {targets.Values[i]}; expected {range.Low} to {range.High}, which the last layer of '{spec}' answers. Scale the targets, or end the model with 'dense {head.Units}' alone."));
        }
    }

    /// <summary>Refuses inputs of which nothing changes.</summary>
    /// <exception cref="ArgumentException">They are such inputs.</exception>
    public static void CheckInputs(string path, SequenceDataset data)
    {
        if (Constants(data).Count == data.Features && data.Count * data.Steps > 1)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{path}: {(data.Features == 1 ? "The input" : "Every feature")} is the same at all steps of all sequences, {data.Inputs[0]}{(data.Features == 1 ? "" : " the first")}; expected inputs that differ, as there is nothing to learn from others. Check the array 'x'."));
    }

    /// <summary>Which features never change, in a sentence; <see langword="null"/> for none.</summary>
    public static string? NoteOn(string path, SequenceDataset data)
    {
        List<int> constants = Constants(data);
        return constants.Count == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{path}: Feature {constants[0]}{(constants.Count > 1 ? $" (and {constants.Count - 1} more)" : "")} is {data.Inputs[constants[0]]} at all steps of all sequences, so that nothing is learned from it.");
    }

    /// <summary>The class of all answers, if there is only one.</summary>
    private static int? TheOnlyClass(SequenceDataset data, ClassTargets classes)
    {
        int steps = classes.PerStep ? data.Steps : 1, first = classes.Ids[0];
        for (int i = 0; i < classes.Ids.Length; i++)
        {
            if (classes.Ids[i] != first && (!classes.PerStep || i % steps < data.Lengths[i / steps])) return null;
        }

        return first;
    }

    private static List<int> Constants(SequenceDataset data)
    {
        bool[] varies = new bool[data.Features];
        ReadOnlySpan<float> first = data.Inputs[..data.Features];
        for (int row = 0; row < data.Count; row++)
        {
            ReadOnlySpan<float> sequence = data.Sequence(row);
            for (int i = 0, feature = 0; i < sequence.Length; i++)
            {
                varies[feature] |= sequence[i] != first[feature];
                if (++feature == first.Length) feature = 0;
            }
        }

        return [.. Enumerable.Range(0, varies.Length).Where(feature => !varies[feature])];
    }
}
