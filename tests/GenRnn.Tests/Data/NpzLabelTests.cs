using GenRnn.Tests.Files;

namespace GenRnn.Tests;

/// <summary>Texts as labels in npz files become classes with names.</summary>
public sealed class NpzLabelTests : IDisposable
{
    private static readonly ModelSpec Tagger = ModelSpec.Parse("input 1; gru 2 return_sequences=true; dense 3 softmax"), Classifier = ModelSpec.Parse("input 1; gru 2; dense 3 softmax");

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(4)]
    [InlineData(4, 1)]
    public void One_text_a_sequence(params int[] shape)
    {
        var targets = (ClassTargets)Read(Classifier, [], shape, "b", "a", "b", "ä").Targets;
        Assert.Equal(["a", "b", "ä"], targets.ClassNames);
        Assert.Equal([1, 0, 1, 2], targets.Ids.ToArray());
        Assert.False(targets.PerStep);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 2, 1)]
    public void A_text_at_every_step_and_none_behind_the_end(params int[] shape)
    {
        var targets = (ClassTargets)Read(Tagger, [2, 1], shape, "b", "a", "b", "padding").Targets;
        Assert.Equal(["a", "b"], targets.ClassNames);
        Assert.Equal([1, 0, 1, 0], targets.Ids.ToArray());
        Assert.True(targets.PerStep);
    }

    [Fact]
    public void Known_names_say_the_ids() => Assert.Equal([2, 0], ((ClassTargets)Read(Classifier, [], [2], ["z", "y", "x"], "x", "z").Targets).Ids.ToArray());

    [Theory]
    [InlineData("different texts; expected at most 3", 4)]
    [InlineData("'y' of texts has the shape [2, 2] for 2 sequences of 1 step; expected [2]", 2, 2)]
    [InlineData("'y' of texts has the shape [1, 1, 4]", 1, 1, 4)]
    public void What_makes_no_classes_is_refused(string words, params int[] shape)
    {
        string message = Assert.Throws<DataFileException>(() => Read(Classifier, [], shape, "a", "b", "c", "d")).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains("; expected ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_known_is_refused_with_its_place()
    {
        string message = Assert.Throws<DataFileException>(() => Read(Classifier, [], [2], ["a", "b"], "a", "c")).Message;
        Assert.Contains("The label at sequence 1 is 'c'; expected a class that the model was trained on, one of 'a', 'b'.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<U3", new byte[] { 0x61, 0, 0, 0, 0xE4, 0, 0, 0, 0, 0, 0, 0, 0, 0xF6, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, new[] { "aä", "\U0001F600" })]
    [InlineData(">U1", new byte[] { 0, 0, 0, 0x61, 0, 0, 0, 0xE4 }, new[] { "a", "ä" })]
    [InlineData("|S3", new byte[] { 0x61, 0, 0, 0xC3, 0xA4, 0x62 }, new[] { "a", "äb" })]
    public void Texts_are_read_as_NumPy_keeps_them(string code, byte[] bytes, string[] expected)
    {
        NpyArray array = NpyBytes.Read(NpyBytes.Of(NpyBytes.Header(code, "(2,)"), bytes));
        Assert.Equal((NpyDataType.Text, false), (array.DataType, array.HoldsWholeNumbers));
        Assert.Equal(expected, array.Texts.ToArray());
    }

    [Fact]
    public void Texts_are_written_and_read_again()
    {
        string[] texts = ["", "a", "größer", "\U0001F600b", "小さい", ""];
        NpyArray back = NpyBytes.Read(NpyBytes.Write(NpyArray.Create(texts, 3, 2)));
        Assert.Equal(EquatableArray.Of(3, 2), back.Shape);
        Assert.Equal(texts, back.Texts.ToArray());
        Assert.Contains("expected numbers", Assert.Throws<ArgumentException>(() => back.ToSingles()).Message, StringComparison.Ordinal);
        foreach (string wrong in (string[])["a\0", "\uD800"]) Assert.Contains("position 0", Assert.Throws<ArgumentException>(() => NpyArray.Create([wrong])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<U1", new byte[] { 0xFF, 0xFF, 0xFF, 0 }, "text at position 0 is none; expected code points of Unicode")]
    [InlineData("|S2", new byte[] { 0xC3, 0x28 }, "text at position 0 is none; expected UTF-8")]
    [InlineData("<U0", null, "dtype '<U0'")]
    [InlineData("<U99999999", null, "dtype '<U99999999'")]
    [InlineData("<U2", new byte[] { 0, 0, 0, 0 }, "has 4 bytes of numbers; expected 8")]
    public void Damaged_texts_are_refused(string code, byte[]? bytes, string words) =>
        Assert.Contains(words, Assert.Throws<DataFileException>(() => NpyBytes.Read(NpyBytes.Of(NpyBytes.Header(code, "(1,)"), bytes ?? []))).Message, StringComparison.Ordinal);

    private SequenceDataset Read(ModelSpec model, int[] lengths, int[] shape, params string[] texts) => Read(model, lengths, shape, null, texts);

    private SequenceDataset Read(ModelSpec model, int[] lengths, int[] shape, string[]? names, params string[] texts)
    {
        bool perStep = lengths.Length > 0;
        (int count, int steps) = perStep ? (2, 2) : (shape[0], 1);
        float[] x = [.. Enumerable.Range(0, count * steps).Select(i => (float)i)];
        List<KeyValuePair<string, NpyArray>> arrays = [new("x", NpyArray.Create<float>(x, count, steps, 1)), new("y", NpyArray.Create(texts, shape))];
        if (perStep) arrays.Add(new("lengths", NpyArray.Create<int>(lengths)));
        NpzFile.Write(_path, arrays);
        return SequenceDataset.FromNpz(_path, model, classNames: names);
    }
}
