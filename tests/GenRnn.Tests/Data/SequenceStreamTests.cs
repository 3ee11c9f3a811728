using System.Numerics.Tensors;
using GenRnn.Tests.Csv;

namespace GenRnn.Tests;

/// <summary>Data sets that come in parts.</summary>
public class SequenceStreamTests
{
    private static readonly string Series = "x,state\n" + string.Concat(Enumerable.Range(0, 47).Select(i => FormattableString.Invariant($"{i},{(i % 5 == 0 ? "low" : i % 7 == 0 ? "mid" : "high")}\n")));

    [Theory]
    [InlineData(1, 3, 1, 1)]
    [InlineData(4, 3, 1, 1)]
    [InlineData(4, 3, 2, 2)]
    [InlineData(5, 2, 3, 10)]
    [InlineData(46, 1, 1, 1)]
    [InlineData(100, 3, 1, 1)]
    public async Task Windows_in_parts_are_those_of_the_whole_file(int partSize, int window, int horizon, int stride)
    {
        using var file = new CsvFile(Series);
        var options = new CsvOptions { Window = window, Horizon = horizon, Stride = stride, Target = "x" };
        List<SequenceDataset> parts = await Parts(SequenceStream.FromCsv(file.Path, options, partSize: partSize));
        SequenceDataset whole = SequenceDataset.FromCsv(file.Path, options);

        Assert.Equal(whole.Inputs.ToArray(), parts.SelectMany(p => p.Inputs.ToArray()));
        Assert.Equal(((ValueTargets)whole.Targets).Values.ToArray(), parts.SelectMany(p => ((ValueTargets)p.Targets).Values.ToArray()));
        Assert.All(parts.SkipLast(1), part => Assert.Equal(partSize, part.Count));
    }

    [Fact]
    public async Task Class_has_one_id_in_all_parts()
    {
        using var file = new CsvFile(Series);
        var options = new CsvOptions { Window = 2, Target = "state" };
        List<SequenceDataset> parts = await Parts(SequenceStream.FromCsv(file.Path, options, partSize: 2));

        Assert.Equal(((ClassTargets)SequenceDataset.FromCsv(file.Path, options).Targets).Ids.ToArray(), parts.SelectMany(p => ((ClassTargets)p.Targets).Ids.ToArray()));
        Assert.All(parts, part => Assert.Equal(EquatableArray.Of("high", "low", "mid"), ((ClassTargets)part.Targets).ClassNames));
    }

    [Fact]
    public async Task Sequences_in_parts_are_those_of_the_whole_file()
    {
        using var file = new CsvFile("id,kind,x\n" + string.Concat(Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"s{i * i / 50},{i * i / 50 % 3},{i}\n"))));
        var options = new CsvOptions { Sequence = "id", Label = "kind" };
        List<SequenceDataset> parts = await Parts(SequenceStream.FromCsv(file.Path, options, partSize: 4));
        SequenceDataset whole = SequenceDataset.FromCsv(file.Path, options);

        Assert.Equal(whole.Lengths.ToArray(), parts.SelectMany(p => p.Lengths.ToArray()));
        Assert.Equal(((ClassTargets)whole.Targets).Ids.ToArray(), parts.SelectMany(p => ((ClassTargets)p.Targets).Ids.ToArray()));
        Assert.Equal(
            Enumerable.Range(0, whole.Count).SelectMany(i => whole.Sequence(i).ToArray()), parts.SelectMany(p => Enumerable.Range(0, p.Count).SelectMany(i => p.Sequence(i).ToArray())));
    }

    [Fact]
    public async Task Texts_in_parts_are_those_of_the_whole_file()
    {
        using var file = new CsvFile("kind,text\na,one two\nb,two\na,three one two\n");
        var options = new CsvOptions { Text = "text", Label = "kind", Tokenizer = WordTokenizer.Fit(["one two three"]) };
        List<SequenceDataset> parts = await Parts(SequenceStream.FromCsv(file.Path, options, partSize: 2));

        Assert.Equal([2, 1], parts.Select(p => p.Count));
        Assert.Equal([[2, 4, 4, 0], [3, 2, 4]], parts.Select(p => p.Inputs.ToArray().Select(v => (int)v).ToArray()).ToArray());
        Assert.Equal([0, 1, 0], parts.SelectMany(p => ((ClassTargets)p.Targets).Ids.ToArray()));
    }

    [Fact]
    public async Task Missing_values_are_filled_across_parts()
    {
        using var file = new CsvFile("x\n1\n2\n\"\"\n4\n\"\"\n");
        List<SequenceDataset> parts = await Parts(SequenceStream.FromCsv(file.Path, new CsvOptions { Window = 1, Target = "x", Missing = MissingValues.ForwardFill }, partSize: 1));

        Assert.Equal([1, 2, 2, 4], parts.SelectMany(p => p.Inputs.ToArray()));
        Assert.Equal([2, 2, 4, 4], parts.SelectMany(p => ((ValueTargets)p.Targets).Values.ToArray()));
    }

    [Fact]
    public async Task Sequence_that_goes_on_after_another_is_refused_with_its_row()
    {
        using var file = new CsvFile("id,kind,x\np,0,1\nq,1,2\np,0,3\n");
        SequenceStream stream = SequenceStream.FromCsv(file.Path, new CsvOptions { Sequence = "id", Label = "kind" });

        Assert.Contains("Row 3 (line 4), column 'id' is 'p', a sequence that had ended before", (await Assert.ThrowsAsync<DataFileException>(() => Parts(stream))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_is_read_with_memory_for_a_part_alone()
    {
        using var file = new CsvFile("x\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($"{i % 100}\n"))));
        var options = new CsvOptions { Window = 4, Target = "x", MaximumBytes = 2000 };

        Assert.Throws<DataFileException>(() => SequenceDataset.FromCsv(file.Path, options));
        Assert.Equal(4996, (await Parts(SequenceStream.FromCsv(file.Path, options, partSize: 100))).Sum(p => p.Count));
        Assert.Contains("ceiling of memory", (await Assert.ThrowsAsync<DataFileException>(() => Parts(SequenceStream.FromCsv(file.Path, options, partSize: 300)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_pass_reads_the_parts_again_and_changes_them()
    {
        SequenceStream stream = SequenceStream.Create([Part(1, 2), Part(3)]), doubled = stream.Select(p => new MinMaxScaler(EquatableArray.Of(0f), EquatableArray.Of(0.5f)).Apply(p));

        for (int pass = 0; pass < 2; pass++)
        {
            Assert.Equal([1, 2, 3], (await Parts(stream)).SelectMany(p => p.Inputs.ToArray()));
            Assert.Equal([2, 4, 6], (await Parts(doubled)).SelectMany(p => p.Inputs.ToArray()));
        }
    }

    [Fact]
    public async Task Scalers_of_a_stream_are_those_of_all_parts_together()
    {
        SequenceStream stream = SequenceStream.Create([Part(1, 2, -4), Part(8), Part(3, 3)]);

        Assert.Equal(Standardizer.Fit(Part(1, 2, -4, 8, 3, 3)), await Standardizer.FitAsync(stream));
        Assert.Equal(MinMaxScaler.Fit(Part(1, 2, -4, 8, 3, 3)), await MinMaxScaler.FitAsync(stream));
        await Assert.ThrowsAsync<ArgumentException>(() => Standardizer.FitAsync(SequenceStream.Create([])));
    }

    private static SequenceDataset Part(params float[] values) => SequenceDataset.Create(Tensor.Create(values, [values.Length, 1, 1]), new int[values.Length]);

    private static async Task<List<SequenceDataset>> Parts(SequenceStream stream)
    {
        List<SequenceDataset> parts = [];
        await foreach (SequenceDataset part in stream.ReadAsync()) parts.Add(part);
        return parts;
    }
}
