namespace GenRnn;

/// <summary>What a file says about itself: its tensors, and the model if the file was saved by <see cref="ModelFile"/>.</summary>
/// <param name="Spec">The model, or <see langword="null"/> where the metadata does not hold one.</param>
/// <param name="Tensors">All tensors, in the order of their data.</param>
/// <param name="Metadata">The texts under <c>__metadata__</c>.</param>
/// <param name="Bytes">Length of the whole file.</param>
public sealed record ModelFileInfo(
    ModelSpec? Spec, EquatableArray<TensorInfo> Tensors, EquatableArray<KeyValuePair<string, string>> Metadata, long Bytes)
{
    /// <summary>What belongs to the model: class names, scalers, how data is read.</summary>
    public ModelPreparation Preparation { get; init; } = ModelPreparation.None;
}
