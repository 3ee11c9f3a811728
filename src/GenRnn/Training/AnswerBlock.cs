using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>
/// Up to <see cref="Stride"/> answers side by side: the first score of all of them, then the second of all of them, and so on,
/// so that vectors across answers measure them.
/// </summary>
internal sealed class AnswerBlock(int outputs)
{
    /// <summary>Answers that there is room for; a multiple of the lanes of every vector.</summary>
    public const int Stride = 64;

    private readonly float[] _scores = new float[outputs * Stride];
    private readonly float[] _targets = new float[outputs * Stride];
    private readonly float[] _gradients = new float[outputs * Stride];
    private readonly float[] _losses = new float[Stride];
    private readonly float[] _correct = new float[Stride];
    private readonly float[] _rowScores = new float[outputs];
    private readonly float[] _rowTargets = new float[outputs];
    private readonly float[] _rowGradients = new float[outputs];

    /// <summary>Scores of an answer.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Numbers of the block.</summary>
    public int Length => _scores.Length;

    /// <summary>Answers in the block.</summary>
    public int Count { get; set; }

    /// <summary>[O, <see cref="Stride"/>].</summary>
    public ref float Scores => ref MemoryMarshal.GetArrayDataReference(_scores);

    /// <summary>[O, <see cref="Stride"/>].</summary>
    public ref float Targets => ref MemoryMarshal.GetArrayDataReference(_targets);

    /// <summary>The gradient of each answer's loss for its scores, [O, <see cref="Stride"/>].</summary>
    public ref float Gradients => ref MemoryMarshal.GetArrayDataReference(_gradients);

    /// <summary>The loss of each answer.</summary>
    public ref float Losses => ref MemoryMarshal.GetArrayDataReference(_losses);

    /// <summary>The targets, [O, <see cref="Stride"/>].</summary>
    public float[] TargetValues => _targets;

    /// <summary>The class that each answer is, where it is one of several: what finds out the right ones leaves it here for metrics.</summary>
    public float[] Predicted { get; } = new float[Stride];

    /// <summary>The class that was right, likewise.</summary>
    public float[] Actual { get; } = new float[Stride];

    /// <summary>The weight of each answer, where they have any.</summary>
    public float[] Weights { get; } = new float[Stride];

    /// <summary>1 for a right answer and 0 for a wrong one; of several labels, how many are right.</summary>
    public ref float Correct => ref MemoryMarshal.GetArrayDataReference(_correct);

    /// <summary>Scores and targets of one answer, copied out, and room for its gradient; the next call takes the same memory.</summary>
    public (float[] Scores, float[] Targets, float[] Gradients) Row(int row)
    {
        for (int i = 0; i < Outputs; i++)
        {
            _rowScores[i] = _scores[(i * Stride) + row];
            _rowTargets[i] = _targets[(i * Stride) + row];
        }

        return (_rowScores, _rowTargets, _rowGradients);
    }
}
