using GenRnn.Testing;

namespace GenRnn.Tests.Files;

/// <summary>What holds for the files of any model.</summary>
public sealed class ModelFileLaws
{
    [Fact]
    public void Save_then_load_is_bit_equal_for_any_model() => Law.Check(Arbitraries.Specs(), spec =>
    {
        var random = new RandomSource(1);
        ParameterLayout layout = ParameterLayout.Of(spec);
        float[] values = [.. Enumerable.Range(0, layout.Count).Select(_ => AnyFinite(random))];
        using var stream = new MemoryStream();
        ModelFile.WriteParameters(stream, spec, ParameterSet.FromValues(layout, values));
        stream.Position = 0;

        ParameterSet loaded = ModelFile.ReadParameters(stream, "file", spec, layout);

        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), loaded.Values.ToArray().Select(BitConverter.SingleToInt32Bits));
    });

    [Fact]
    public void File_of_a_model_is_refused_by_any_other_model() => Law.Check(Arbitraries.Specs(), spec =>
    {
        using var stream = new MemoryStream();
        ModelFile.WriteParameters(stream, spec, ParameterInitializer.Create(spec, 1));
        ModelSpec other = spec.Add(new DenseSpec(3));
        stream.Position = 0;

        ModelFileException error = Assert.Throws<ModelFileException>(() => ModelFile.ReadParameters(stream, "file", other, ParameterLayout.Of(other)));

        Assert.Contains("; expected 'dense 3", error.Message, StringComparison.Ordinal);
    });

    /// <summary>Any finite float32: zeros of both signs, denormals and huge ones among them.</summary>
    private static float AnyFinite(RandomSource random)
    {
        float value;
        do value = BitConverter.Int32BitsToSingle((int)random.NextUInt64());
        while (!float.IsFinite(value));
        return value;
    }
}
