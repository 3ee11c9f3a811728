namespace GenRnn.Samples;

/// <summary>How a problem is trained: Adam with PyTorch's epsilon, the norm of all gradients bounded, sequences in their order.</summary>
/// <param name="MaximumSequences">Sequences after which training ends unsolved; those seen more than once count each time.</param>
/// <param name="Chunk">Sequences between two looks at the validation part.</param>
/// <param name="BatchSize">Sequences in a batch.</param>
/// <param name="LearningRate">Length of Adam's steps.</param>
/// <param name="ClipNorm">Bound of the norm of all gradients together.</param>
public sealed record ProblemTraining(int MaximumSequences, int Chunk, int BatchSize, float LearningRate, float ClipNorm = 1)
{
    /// <summary>The options up to the end of a chunk, counted from 1.</summary>
    internal TrainingOptions Options(int seed, int chunk, IProgress<TrainingProgress>? progress, CancellationToken cancellation) => new()
    {
        Epochs = chunk,
        BatchSize = BatchSize,
        Seed = seed,
        Shuffle = false,
        Optimizer = Optimizer.Adam(LearningRate, convention: OptimizerConvention.PyTorch) with { GlobalClipNorm = ClipNorm },
        Progress = progress,
        CancellationToken = cancellation,
    };

    /// <summary>Looks at the validation part before training ends unsolved.</summary>
    internal int Chunks => (MaximumSequences + Chunk - 1) / Chunk;
}
