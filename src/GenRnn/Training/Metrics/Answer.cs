namespace GenRnn;

/// <summary>An answer and what was right.</summary>
/// <param name="outputs">[O], after the last layer's activation; empty where no metric reads them.</param>
/// <param name="target">[O].</param>
/// <param name="answers">What the answer is.</param>
/// <param name="predicted">The class that was answered.</param>
/// <param name="actual">The class that was right.</param>
/// <param name="threshold">What an output is above that says yes, where a metric has no threshold of its own.</param>
internal readonly ref struct Answer(ReadOnlySpan<float> outputs, ReadOnlySpan<float> target, AnswerKind answers, int predicted, int actual, float threshold = 0.5f)
{
    /// <summary>[O], after the last layer's activation.</summary>
    public ReadOnlySpan<float> Outputs { get; } = outputs;

    /// <summary>[O].</summary>
    public ReadOnlySpan<float> Target { get; } = target;

    /// <summary>The class that was answered.</summary>
    public int Predicted { get; } = predicted;

    /// <summary>The class that was right.</summary>
    public int Actual { get; } = actual;

    /// <summary>What an output is above that says yes, where a metric has no threshold of its own.</summary>
    public float Threshold { get; } = threshold;

    /// <summary>Whether it is one of several classes, and not yes or no.</summary>
    public bool IsClass { get; } = answers == AnswerKind.Class && target.Length > 1;
}
