using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>The answers of a block as metrics read them: outputs and targets side by side, [O, <see cref="AnswerBlock.Stride"/>].</summary>
internal sealed class MetricBlock(Objective objective)
{
    private readonly float[] _row = new float[objective.Outputs];
    private readonly float[] _target = new float[objective.Outputs];

    /// <summary>Answers.</summary>
    public int Count { get; set; }

    /// <summary>O.</summary>
    public int OutputCount => objective.Outputs;

    /// <summary>Whether each answer is one of several classes, and not yes or no.</summary>
    public bool IsClass { get; } = objective.Outputs > 1 && objective.Answers == AnswerKind.Class;

    /// <summary>Outputs after the last layer's activation; none where no metric reads them.</summary>
    public float[] Outputs { get; } = new float[objective.Outputs * AnswerBlock.Stride];

    /// <summary>Targets.</summary>
    public float[] Targets { get; } = new float[objective.Outputs * AnswerBlock.Stride];

    /// <summary>The class that each answer is, where it is one of several.</summary>
    public float[] Predicted { get; } = new float[AnswerBlock.Stride];

    /// <summary>The class that was right, likewise.</summary>
    public float[] Actual { get; } = new float[AnswerBlock.Stride];

    /// <summary>Right answers; of several labels, right ones of all.</summary>
    public double Right { get; set; }

    /// <summary>What is right or wrong: answers, or outputs where each is yes or no.</summary>
    public int Chances => IsClass ? Count : Count * OutputCount;

    /// <summary>One answer.</summary>
    public Answer this[int row]
    {
        get
        {
            for (int i = 0; i < _row.Length; i++)
            {
                _row[i] = Outputs[(i * AnswerBlock.Stride) + row];
                _target[i] = Targets[(i * AnswerBlock.Stride) + row];
            }

            (int predicted, int actual) = IsClass ? ((int)Predicted[row], (int)Actual[row]) : (_row[0] > objective.Threshold ? 1 : 0, _target[0] > 0.5f ? 1 : 0);
            return new Answer(_row, _target, objective.Answers, predicted, actual, objective.Threshold);
        }
    }

    /// <summary>
    /// Of one output: how often it is above a threshold, how often its target is above 0.5, and how often both are.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int Both, int Predicted, int Actual) Yes(int output, float threshold)
    {
        ReadOnlySpan<float> outputs = Outputs.AsSpan(output * AnswerBlock.Stride, Count), targets = Targets.AsSpan(output * AnswerBlock.Stride, Count);
        Vector<float> least = new(threshold), half = new(0.5f);
        Vector<int> both = default, predicted = default, actual = default;
        int row = 0;
        for (; row <= Count - Vector<float>.Count; row += Vector<float>.Count)
        {
            Vector<int> says = Vector.GreaterThan(new Vector<float>(outputs[row..]), least), should = Vector.GreaterThan(new Vector<float>(targets[row..]), half);
            both -= says & should;
            predicted -= says;
            actual -= should;
        }

        (int Both, int Predicted, int Actual) count = (Vector.Sum(both), Vector.Sum(predicted), Vector.Sum(actual));
        for (; row < Count; row++)
        {
            bool says = outputs[row] > threshold, should = targets[row] > 0.5f;
            count = (count.Both + (says && should ? 1 : 0), count.Predicted + (says ? 1 : 0), count.Actual + (should ? 1 : 0));
        }

        return count;
    }

    /// <summary>Of one output: the sums of the sizes and of the squares of its errors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (double Sizes, double Squares) Errors(int output)
    {
        ReadOnlySpan<float> outputs = Outputs.AsSpan(output * AnswerBlock.Stride, Count), targets = Targets.AsSpan(output * AnswerBlock.Stride, Count);
        Vector<float> sizes = default, squares = default;
        int row = 0;
        for (; row <= Count - Vector<float>.Count; row += Vector<float>.Count)
        {
            Vector<float> error = new Vector<float>(outputs[row..]) - new Vector<float>(targets[row..]);
            sizes += Vector.Abs(error);
            squares += error * error;
        }

        (double size, double square) = (Vector.Sum(sizes), Vector.Sum(squares));
        for (; row < Count; row++)
        {
            double error = (double)outputs[row] - targets[row];
            (size, square) = (size + Math.Abs(error), square + (error * error));
        }

        return (size, square);
    }
}
