namespace GenRnn.Tests.Csv;

/// <summary>Time series from CSV files.</summary>
public sealed class CsvWindowTests
{
    private const string Two = "month,a,b\n1949-01,0,10\n1949-02,1,11\n1949-03,2,12\n1949-04,3,14\n1949-05,4,15\n";

    [Fact]
    public void Windows_have_the_columns_of_numbers_and_the_value_that_follows()
    {
        SequenceDataset data = CsvFile.Windows(Two, "b", window: 2);

        Assert.Equal((3, 2, 2), (data.Count, data.Steps, data.Features));
        Assert.Equal([1, 11, 2, 12], data.Sequence(1).ToArray());
        Assert.Equal([12, 14, 15], Values(data));
    }

    [Fact]
    public void Horizon_stride_and_features_are_followed()
    {
        SequenceDataset data = CsvFile.Windows(Two, "a", window: 1, change: o => o with { Horizon = 2, Stride = 2, Features = EquatableArray.Of("b") });

        Assert.Equal([10, 12], data.Inputs.ToArray());
        Assert.Equal([2, 4], Values(data));
    }

    [Fact]
    public void Windows_agree_with_those_of_the_same_series()
    {
        float[] series = [.. Enumerable.Range(0, 40).Select(i => MathF.Sin(i))];
        string content = "x\n" + string.Join('\n', series.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        SequenceDataset file = CsvFile.Windows(content, "x", 7, change: o => o with { Horizon = 3, Stride = 4 }), memory = SequenceDataset.Windows(series, 7, 3, 4);

        Assert.Equal(memory.Inputs.ToArray(), file.Inputs.ToArray());
        Assert.Equal(memory.Targets, file.Targets);
    }

    [Fact]
    public void Inputs_alone_reach_to_the_last_step()
    {
        SequenceDataset data = CsvFile.Windows(Two, "a", window: 4, change: o => o with { InputsOnly = true });

        Assert.Equal([1, 11, 2, 12, 3, 14, 4, 15], data.Sequence(1).ToArray());
        Assert.Equal(2, data.Count);
    }

    [Fact]
    public void Model_that_answers_at_every_step_has_a_target_at_every_step()
    {
        SequenceDataset data = CsvFile.Windows(Two, "a", 3, ModelSpec.Parse("input 2; gru 2 return_sequences=true; dense 1"));

        Assert.True(data.Targets.PerStep);
        Assert.Equal([1, 2, 3, 2, 3, 4], Values(data));
    }

    [Fact]
    public void Text_as_target_becomes_a_class()
    {
        SequenceDataset data = CsvFile.Windows("x,state\n1,up\n2,down\n3,up\n4,down\n", "state", 1);
        var targets = (ClassTargets)data.Targets;

        Assert.Equal(EquatableArray.Of("down", "up"), targets.ClassNames);
        Assert.Equal([0, 1, 0], targets.Ids.ToArray());
    }

    [Fact]
    public void Whole_numbers_as_target_are_classes_for_a_softmax_alone()
    {
        const string Content = "x,y\n0.5,0\n1,1\n2,0\n3,2\n";

        Assert.Equal([1, 0, 2], ((ClassTargets)CsvFile.Windows(Content, "y", 1, ModelSpec.Parse("input 2; gru 2; dense 3 softmax")).Targets).Ids.ToArray());
        Assert.Equal([1, 0, 2], Values(CsvFile.Windows(Content, "y", 1, ModelSpec.Parse("input 2; gru 2; dense 1"))));
    }

    [Theory]
    [InlineData("x,y\n1,2\n3,4\n")]
    [InlineData("x;y\r\n1;2\r\n3;4\r\n")]
    [InlineData("x\ty\n1\t2\n\n3\t4")]
    [InlineData("\uFEFFx|y\n1|2\n3|4\n")]
    [InlineData("\"x\", y \n\"1\",2.0\n +3 ,\"4e0\"\n")]
    public void Separators_quotes_and_line_ends_are_found_out(string content)
    {
        SequenceDataset data = CsvFile.Windows(content, "y", 1);

        Assert.Equal([1, 2], data.Inputs.ToArray());
        Assert.Equal([4], Values(data));
    }

    [Fact]
    public void Decimal_comma_is_read_where_it_is_named() =>
        Assert.Equal([1.5f, -0.25f], CsvFile.Windows("x;y\n1,5;-0,25\n2;3\n", "y", 1, change: o => o with { DecimalSeparator = ',' }).Inputs.ToArray());

    [Fact]
    public void True_and_false_are_numbers() =>
        Assert.Equal([1, 5, 0, 6], CsvFile.Windows("on,y\ntrue,5\nFALSE,6\nTrue,7\n", "y", 1).Inputs.ToArray());

    [Fact]
    public void Columns_without_names_are_numbered() =>
        Assert.Equal([1, 10, 2, 20], CsvFile.Windows("1,10\n2,20\n3,30\n", "2", 1, change: o => o with { HasHeader = false }).Inputs.ToArray());

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("NULL")]
    [InlineData("?")]
    [InlineData(" ")]
    public void Missing_value_is_dropped_or_filled_where_that_is_asked_for(string hole)
    {
        string content = $"x,y\n1,10\n{hole},20\n3,30\n4,{hole}\n5,50\n";

        Assert.Equal([1, 10, 3, 30], CsvFile.Windows(content, "y", 1, change: o => o with { Missing = MissingValues.Drop }).Inputs.ToArray());
        Assert.Equal([1, 10, 1, 20, 3, 30, 4, 30], CsvFile.Windows(content, "y", 1, change: o => o with { Missing = MissingValues.ForwardFill }).Inputs.ToArray());
        Assert.Contains("Row 2 (line 3), column 'x' is", Assert.Throws<DataFileException>(() => CsvFile.Windows(content, "y", 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_that_is_not_read_may_hold_anything() =>
        Assert.Equal(4, CsvFile.Windows("x,note\n1,\n2,some text\n3,4\n4,\n5,\n", "x", 1).Count);

    private static float[] Values(SequenceDataset data) => ((ValueTargets)data.Targets).Values.ToArray();

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Empty_lines_in_a_single_column_are_missing_values_and_at_the_end_of_the_file_nothing(string newLine)
    {
        string content = "x\n1\n\n\n2\n3\n5\n\n\n".Replace("\n", newLine, StringComparison.Ordinal);

        Assert.Equal([1, 1, 1, 2, 3], CsvFile.Windows(content, "x", 1, change: o => o with { Missing = MissingValues.ForwardFill }).Inputs.ToArray());
        Assert.Equal([1, 2, 3], CsvFile.Windows(content, "x", 1, change: o => o with { Missing = MissingValues.Drop }).Inputs.ToArray());
    }
}
