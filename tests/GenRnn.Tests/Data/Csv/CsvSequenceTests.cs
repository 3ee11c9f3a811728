namespace GenRnn.Tests.Csv;

/// <summary>Labelled sequences from CSV files.</summary>
public sealed class CsvSequenceTests
{
    private const string Three = "id,kind,x,y\np,cat,1,2\np,cat,3,4\nq,ant,5,6\nr,cat,7,8\nr,cat,9,10\nr,cat,11,12\n";

    [Fact]
    public void Rows_with_one_id_are_a_sequence_and_labels_are_classes_with_names()
    {
        SequenceDataset data = CsvFile.Sequences(Three);
        var targets = (ClassTargets)data.Targets;

        Assert.Equal((3, 3, 2, true), (data.Count, data.Steps, data.Features, data.HasMask));
        Assert.Equal([2, 1, 3], data.Lengths.ToArray());
        Assert.Equal([1, 2, 3, 4, 0, 0, 5, 6, 0, 0, 0, 0, 7, 8, 9, 10, 11, 12], data.Inputs.ToArray());
        Assert.Equal(EquatableArray.Of("ant", "cat"), targets.ClassNames);
        Assert.Equal([1, 0, 1], targets.Ids.ToArray());
    }

    [Fact]
    public void Rows_of_a_sequence_need_not_stand_together() =>
        Assert.Equal([1, 3, 2, 0], CsvFile.Sequences("x,id,kind\n1,p,a\n2,q,b\n3,p,a\n").Inputs.ToArray());

    [Fact]
    public void Known_classes_keep_their_ids()
    {
        var targets = (ClassTargets)CsvFile.Sequences(Three, change: o => o with { ClassNames = EquatableArray.Of("cat", "dog", "ant") }).Targets;

        Assert.Equal((3, false), (targets.ClassCount, targets.PerStep));
        Assert.Equal([0, 2, 0], targets.Ids.ToArray());
    }

    [Theory]
    [InlineData("0 2 1", null, "0 2 1", "")]
    [InlineData("1 3 2", null, "0 2 1", "1 2 3")]
    [InlineData("1 2 1", 3, "1 2 1", "")]
    [InlineData("1 3 2", 3, "0 2 1", "1 2 3")]
    [InlineData("10 9 -1", 3, "2 1 0", "-1 9 10")]
    [InlineData("0 100 0", 2, "0 1 0", "0 100")]
    [InlineData("0.5 1.5 0.5", 2, "0 1 0", "0.5 1.5")]
    public void Whole_numbers_are_ids_where_they_fit_and_names_otherwise(string labels, int? classes, string ids, string names)
    {
        string[] kinds = labels.Split(' ');
        ModelSpec? model = classes is { } count ? ModelSpec.Input(1).Gru(2).Dense(count, Activation.Softmax) : null;
        var targets = (ClassTargets)CsvFile.Sequences($"id,kind,x\n1,{kinds[0]},5\n2,{kinds[1]},6\n3,{kinds[2]},7\n", model).Targets;

        Assert.Equal(ids.Split(' ').Select(int.Parse), targets.Ids.ToArray());
        Assert.Equal(names, string.Join(' ', targets.ClassNames));
    }

    [Fact]
    public void Other_numbers_are_values()
    {
        SequenceDataset data = CsvFile.Sequences("id,kind,x\n1,0.5,5\n2,2,6\n");
        SequenceDataset linear = CsvFile.Sequences("id,kind,x\n1,1,5\n2,2,6\n", ModelSpec.Parse("input 1; gru 2; dense 1"));

        Assert.Equal([0.5f, 2], ((ValueTargets)data.Targets).Values.ToArray());
        Assert.Equal([1f, 2], ((ValueTargets)linear.Targets).Values.ToArray());
    }

    [Fact]
    public void Model_that_answers_at_every_step_has_a_label_in_every_row()
    {
        SequenceDataset data = CsvFile.Sequences("id,kind,x\np,b,1\nq,b,2\np,a,3\n", ModelSpec.Parse("input 1; gru 2 return_sequences=true; dense 2 softmax"));
        var targets = (ClassTargets)data.Targets;

        Assert.True(targets.PerStep);
        Assert.Equal([1, 0, 1, 0], targets.Ids.ToArray());
    }

    [Fact]
    public void Missing_value_is_filled_within_its_sequence() =>
        Assert.Equal([1, 1, 5, 5], CsvFile.Sequences("id,kind,x\np,a,1\nq,b,5\np,,\nq,b,NA\n", change: o => o with { Missing = MissingValues.ForwardFill }).Inputs.ToArray());

    [Fact]
    public void Labels_are_not_needed_for_inputs_alone()
    {
        SequenceDataset data = CsvFile.Sequences("id,x\np,1\nq,1\np,1\n", change: o => o with { InputsOnly = true, Label = null, AllowConstants = true });

        Assert.Equal([1, 1, 1, 0], data.Inputs.ToArray());
    }
}
