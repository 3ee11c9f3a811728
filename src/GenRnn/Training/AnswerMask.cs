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
        int features = spec.InputSize, steps = part.Of(sequence.Length / features);
        if (_value is not { } masked) return steps;
        int count = 0;
        for (int t = part.FirstStep; t < part.FirstStep + steps; t++) count += sequence.Slice(t * features, features).ContainsAnyExcept(masked) ? 1 : 0;
        return count;
    }
}
