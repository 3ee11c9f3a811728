namespace GenRnn;

/// <summary>Which steps of a sequence have an answer that counts, of a model with an answer a step: those that its mask leaves.</summary>
internal sealed class AnswerMask(ModelSpec spec)
{
    private readonly float? _value = spec.Layers[0] switch
    {
        MaskingSpec masking => (float)masking.Value,
        EmbeddingSpec { MaskZero: true } => 0f,
        _ => null,
    };

    /// <summary>Whether the inputs alone say so; otherwise a mask stands behind other layers.</summary>
    public bool IsKnown { get; } = !spec.Layers.Skip(1).Any(layer => layer is MaskingSpec);

    /// <summary>Answers that count in a part of a sequence.</summary>
    public int Count(ReadOnlySpan<float> sequence, in BatchPart part)
    {
        int steps = part.Of(sequence.Length / spec.InputSize);
        if (_value is null) return steps;
        int count = 0;
        for (int t = part.FirstStep; t < part.FirstStep + steps; t++) count += IsMasked(sequence, t) ? 0 : 1;
        return count;
    }

    /// <summary>Whether the inputs alone say that a step does not count.</summary>
    public bool IsMasked(ReadOnlySpan<float> sequence, int step) =>
        _value is { } masked && !sequence.Slice(step * spec.InputSize, spec.InputSize).ContainsAnyExcept(masked);
}
