using System.Globalization;
using System.Text;

namespace GenRnn;

/// <summary>What a checkpoint holds.</summary>
internal sealed record CheckpointContent(
    ParameterSet Parameters, OptimizerState Optimizer, int Epoch, RandomState Random, PartialEpoch? Partial, TrainingHistory History, EquatableArray<KeptParameters> Kept,
    TrainingOrigin? Origin);

/// <summary>A checkpoint as a safetensors file.</summary>
internal static class CheckpointFormat
{
    /// <summary>The metadata key of all that is no tensor.</summary>
    public const string StateKey = "genrnn.checkpoint";

    /// <summary>The metadata key of the checksum, of the text and then of all data: eight hexadecimal digits.</summary>
    public const string ChecksumKey = "genrnn.crc32c";

    private const string Damaged = "Use a file as it was saved; this one is damaged.";

    /// <summary>Writes a state.</summary>
    public static void Write(Stream stream, ModelSpec spec, TrainingState state)
    {
        KeyValuePair<string, ParameterSet>[] sets = [.. Sets(state)];
        string text = CheckpointText.Write(state);
        var checksum = new ChecksumOf(text);
        foreach ((_, ParameterSet values) in sets) SafeTensorsWriter.WriteValues(values.Values, checksum.Append);
        SafeTensorsWriter.Write(stream, sets, [KeyValuePair.Create(ModelFile.SpecKey, spec.ToString()), KeyValuePair.Create(StateKey, text), KeyValuePair.Create(ChecksumKey, checksum.ToString())]);
    }

    /// <summary>Reads a state of a model.</summary>
    /// <exception cref="ModelFileException">The content is no checkpoint, damaged, or one of another model.</exception>
    public static CheckpointContent Read(Stream stream, string source, ModelSpec spec, ParameterLayout layout)
    {
        SafeTensorsHeader header = ModelFile.Header(stream, source);
        if (header.Find(StateKey) is not { } text)
            throw new ModelFileException(source, "The file holds no state of a training run; expected a checkpoint. Give a file of Checkpoint.Save; a model is loaded with ModelFile.Load.");
        if (header.Find(ModelFile.SpecKey) is not { } model) throw new ModelFileException(source, $"The checkpoint does not say its model; expected it under {ModelFile.SpecKey}. {Damaged}");
        if (ModelFit.SpecDifference(model, spec) is { } difference) throw new ModelFileException(source, difference);

        var checksum = new ChecksumOf(text);
        Dictionary<string, float[]> tensors = ReadTensors(stream, source, header, checksum);
        if (checksum.ToString() != header.Find(ChecksumKey))
            throw new ModelFileException(source, $"The checksum of the content is {checksum}; expected {header.Find(ChecksumKey) ?? "one in the file"}. {Damaged}");
        try
        {
            return CheckpointText.Read(text, prefix => Values(source, tensors, prefix, layout));
        }
        catch (FormatException error)
        {
            throw new ModelFileException(source, $"{error.Message} {Damaged}");
        }
    }

    /// <summary>The names of all sets before those of their tensors.</summary>
    public static string SlotPrefix(string slot) => $"optimizer/{slot}/";

    /// <summary>The name of a kept set before those of its tensors.</summary>
    public static string KeptPrefix(int index) => string.Create(CultureInfo.InvariantCulture, $"kept/{index}/");

    /// <summary>The name of the parameters before those of their tensors.</summary>
    public const string ParametersPrefix = "parameters/";

    private static IEnumerable<KeyValuePair<string, ParameterSet>> Sets(TrainingState state) =>
    [
        KeyValuePair.Create(ParametersPrefix, state.Parameters),
        .. state.Optimizer.Slots.Select(slot => KeyValuePair.Create(SlotPrefix(slot.Name), slot.Values)),
        .. state.Kept.Select((kept, index) => KeyValuePair.Create(KeptPrefix(index), kept.Parameters)),
    ];

    private static Dictionary<string, float[]> ReadTensors(Stream stream, string source, SafeTensorsHeader header, ChecksumOf checksum)
    {
        var tensors = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (TensorInfo tensor in header.Tensors)
        {
            if (tensor.DataType != "F32") throw new ModelFileException(source, $"The tensor '{tensor.Name}' has the dtype {tensor.DataType}; expected F32. {Damaged}");
            float[] values = new float[tensor.Bytes / sizeof(float)];
            SafeTensorsReader.ReadValues(stream, tensor, TensorDataType.F32, values);
            SafeTensorsWriter.WriteValues(values, checksum.Append);
            tensors[tensor.Name] = values;
        }

        return tensors;
    }

    private static ParameterSet Values(string source, Dictionary<string, float[]> tensors, string prefix, ParameterLayout layout)
    {
        float[] all = new float[layout.Count];
        foreach (ParameterBlock block in layout.Blocks)
        {
            if (!tensors.TryGetValue(prefix + block.Name, out float[]? values) || values.Length != block.Length)
                throw new ModelFileException(source, string.Create(CultureInfo.InvariantCulture, $"The tensor '{prefix}{block.Name}' has {values?.Length ?? 0} numbers; expected {block.Length}. {Damaged}"));
            values.CopyTo(all, block.Offset);
        }

        return all.AsSpan().IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) < 0
            ? ParameterSet.TakeOver(layout, all)
            : throw new ModelFileException(source, $"The numbers under '{prefix}' are not all finite; expected finite numbers. {Damaged}");
    }

    /// <summary>A checksum that begins with a text.</summary>
    private sealed class ChecksumOf
    {
        private Crc32C _crc = new();

        public ChecksumOf(string text) => _crc.Append(Encoding.UTF8.GetBytes(text));

        public void Append(ReadOnlySpan<byte> bytes) => _crc.Append(bytes);

        public override string ToString() => _crc.Value.ToString("x8", CultureInfo.InvariantCulture);
    }
}
