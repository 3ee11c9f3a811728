using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>The answers of a block as metrics read them: outputs and targets side by side, [O, <see cref="AnswerBlock.Stride"/>].</summary>
internal sealed class MetricBlock(Objective objective, AnswerBlock answers, bool hasWeights, int mostSums)
{
    /// <summary>Classes up to which all of them are counted in vectors, once for all metrics; of more, the classes that answers name are counted up.</summary>
    public const int MostCountedClasses = 32;

    private readonly float[] _row = new float[objective.Outputs];
    private readonly float[] _target = new float[objective.Outputs];
    private readonly YesCount[] _classCounts = new YesCount[objective.Outputs];
    private bool _isCounted;

    /// <summary>Answers.</summary>
    public int Count => answers.Count;

    /// <summary>O.</summary>
    public int OutputCount => objective.Outputs;

    /// <summary>Whether each answer is one of several classes, and not yes or no.</summary>
    public bool IsClass { get; } = objective.Outputs > 1 && objective.Answers == AnswerKind.Class;

    /// <summary>Outputs after the last layer's activation; none where no metric reads them.</summary>
    public float[] Outputs { get; } = new float[objective.Outputs * AnswerBlock.Stride];

    /// <summary>Targets.</summary>
    public float[] Targets => answers.TargetValues;

    /// <summary>The class that each answer is, where it is one of several.</summary>
    public float[] Predicted => answers.Predicted;

    /// <summary>The class that was right, likewise.</summary>
    public float[] Actual => answers.Actual;

    /// <summary>Whether answers have weights.</summary>
    public bool HasWeights => hasWeights;

    /// <summary>The weight of each answer, where they have any.</summary>
    public float[] Weights => answers.Weights;

    /// <summary>Room for the sums of one answer.</summary>
    public double[] Sums { get; } = new double[hasWeights ? mostSums : 0];

    /// <summary>Right answers; of several labels, right ones of all.</summary>
    public double Right { get; private set; }

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

    /// <summary>Begins with new answers, of which so many are right.</summary>
    public void Begin(double right) => (Right, _isCounted) = (right, false);

    /// <summary>Of one output: how often it is above a threshold, how often its target is above 0.5, and how often both are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public YesCount Yes(int output, float threshold)
    {
        ref float outputs = ref Outputs[output * AnswerBlock.Stride], targets = ref Targets[output * AnswerBlock.Stride];
        Vector<float> least = new(threshold), half = new(0.5f);
        Vector<int> both = default, predicted = default, actual = default;
        int row = 0, count = Count;
        for (; row <= count - Vector<float>.Count; row += Vector<float>.Count)
        {
            Vector<int> says = Vector.GreaterThan(Vector.LoadUnsafe(ref outputs, (nuint)row), least), should = Vector.GreaterThan(Vector.LoadUnsafe(ref targets, (nuint)row), half);
            both -= says & should;
            predicted -= says;
            actual -= should;
        }

        var found = new YesCount(Vector.Sum(both), Vector.Sum(predicted), Vector.Sum(actual));
        for (; row < count; row++) found = found.With(Unsafe.Add(ref outputs, row) > threshold, Unsafe.Add(ref targets, row) > 0.5f);
        return found;
    }

    /// <summary>Of each class: how often it was answered, how often it was right, and how often both; counted once for all metrics.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<YesCount> ClassCounts()
    {
        if (_isCounted) return _classCounts;
        ref float predicted = ref MemoryMarshal.GetArrayDataReference(Predicted), actual = ref MemoryMarshal.GetArrayDataReference(Actual);
        int count = Count;
        for (int id = 0; id < _classCounts.Length; id++)
        {
            Vector<float> own = new(id);
            Vector<int> both = default, answered = default, right = default;
            int row = 0;
            for (; row <= count - Vector<float>.Count; row += Vector<float>.Count)
            {
                Vector<int> says = Vector.Equals(Vector.LoadUnsafe(ref predicted, (nuint)row), own), should = Vector.Equals(Vector.LoadUnsafe(ref actual, (nuint)row), own);
                both -= says & should;
                answered -= says;
                right -= should;
            }

            var found = new YesCount(Vector.Sum(both), Vector.Sum(answered), Vector.Sum(right));
            for (; row < count; row++) found = found.With(Unsafe.Add(ref predicted, row) == id, Unsafe.Add(ref actual, row) == id);
            _classCounts[id] = found;
        }

        _isCounted = true;
        return _classCounts;
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

/// <summary>How often an output or a class was answered, how often it was right, and how often both.</summary>
/// <param name="Both">Answered and right.</param>
/// <param name="Predicted">Answered.</param>
/// <param name="Actual">Right.</param>
internal readonly record struct YesCount(int Both, int Predicted, int Actual)
{
    /// <summary>With one answer more.</summary>
    public YesCount With(bool predicted, bool actual) => new(Both + (predicted && actual ? 1 : 0), Predicted + (predicted ? 1 : 0), Actual + (actual ? 1 : 0));
}
