using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>What losses and gradients of answers are multiplied by.</summary>
internal sealed class AnswerWeights
{
    private readonly SequenceDataset _data;
    private readonly float[]? _classes;

    private AnswerWeights(SequenceDataset data, float[]? classes) => (_data, _classes) = (data, classes);

    /// <summary>The weights of an objective; <see langword="null"/> for 1 everywhere.</summary>
    public static AnswerWeights? Of(Objective objective) => objective.ClassWeights is null && !objective.Data.HasWeights
        ? null
        : new AnswerWeights(objective.Data, objective.ClassWeights is { } classes ? [.. classes] : null);

    /// <summary>Weighs the answers of a block.</summary>
    /// <param name="block">The answers, measured.</param>
    /// <param name="places">Where the target of each stands in the data set.</param>
    public void Weigh(AnswerBlock block, ReadOnlySpan<int> places)
    {
        ref float losses = ref block.Losses, gradients = ref block.Gradients, targets = ref block.Targets;
        for (int row = 0; row < places.Length; row++)
        {
            float weight = _data.HasWeights ? _data.Weights[places[row]] : 1;
            if (_classes is not null) weight *= _classes[Actual(ref targets, block.Outputs, row)];
            block.Weights[row] = weight;
            Unsafe.Add(ref losses, row) *= weight;
            for (int i = 0; i < block.Outputs; i++) Unsafe.Add(ref gradients, (i * AnswerBlock.Stride) + row) *= weight;
        }
    }

    /// <summary>The class that a target states.</summary>
    private static int Actual(ref float targets, int outputs, int row)
    {
        if (outputs == 1) return Unsafe.Add(ref targets, row) > 0.5f ? 1 : 0;
        int largest = 0;
        for (int i = 1; i < outputs; i++)
        {
            if (Unsafe.Add(ref targets, (i * AnswerBlock.Stride) + row) > Unsafe.Add(ref targets, (largest * AnswerBlock.Stride) + row)) largest = i;
        }

        return largest;
    }
}
