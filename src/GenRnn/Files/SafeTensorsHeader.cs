namespace GenRnn;

/// <summary>
/// The head of a safetensors file: a u64 with the length of the JSON text that follows, <c>{name: {dtype, shape,
/// data_offsets}}</c> with texts under <c>__metadata__</c>; the data of all tensors comes behind it without a gap.
/// </summary>
/// <param name="Metadata">The texts, in the order of the file.</param>
/// <param name="Tensors">The tensors, in the order of their data.</param>
/// <param name="DataBytes">Bytes of all tensors.</param>
internal sealed record SafeTensorsHeader(
    EquatableArray<KeyValuePair<string, string>> Metadata, EquatableArray<TensorInfo> Tensors, long DataBytes)
{
    /// <summary>Bytes of the number before the text.</summary>
    public const int PrefixBytes = 8;

    /// <summary>The longest text that is read, the limit of the format's own library.</summary>
    public const long MaximumBytes = 100_000_000;

    /// <summary>The key of the metadata.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>The text under a key of the metadata, or <see langword="null"/>.</summary>
    public string? Find(string key) => Metadata.Where(m => m.Key == key).Select(m => m.Value).FirstOrDefault();
}
