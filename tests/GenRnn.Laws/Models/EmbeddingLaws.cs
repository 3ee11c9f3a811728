using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>Tables of vectors read by token ids.</summary>
public class EmbeddingLaws
{
    [Theory]
    [InlineData("lstm 4; dense 2")]
    [InlineData("gru 3 bidirectional=true return_sequences=true")]
    public void An_embedding_is_a_dense_layer_that_reads_one_hot_vectors(string behind)
    {
        ModelCase model = ModelCase.Of(ModelSpec.Parse($"embedding 5 3; {behind}"), batch: 1, steps: 6);
        double[] ids = Oracle.Sequence(model, 0), oneHot = [.. ids.SelectMany(id => Enumerable.Range(0, 5).Select(k => k == id ? 1.0 : 0.0))];
        ReferenceModel<double> table = Oracle.Model(model);
        var dense = new ReferenceModel<double>(ModelSpec.Parse($"input 5; dense 3 use_bias=false; {behind}"), Oracle.Parameters(model).AsSpan());
        ModelRun<double> run = table.Run(ids), runOfDense = dense.Run(oneHot);
        Assert.Equal(runOfDense.Output, run.Output);
        double[] upstream = [.. run.Output.Select((_, i) => Math.Cos(i))];
        Near.Equal(dense.Backward(runOfDense, upstream).Parameters, table.Backward(run, upstream).Parameters, 1e-13);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void What_is_no_id_is_refused(double id)
    {
        ReferenceModel<double> reference = Oracle.Model(ModelCase.Of(ModelSpec.Parse("embedding 5 3; gru 2"), 1, 1));
        Assert.Contains("step 1; expected a token id, a whole number from 0 to 4", Assert.Throws<ArgumentException>(() => reference.Run([0, id])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_the_padding_is_not_read()
    {
        ReferenceModel<double> reference = Oracle.Model(ModelCase.Of(ModelSpec.Parse("embedding 5 3; gru 2"), 1, 1));
        Assert.Equal(reference.Run([4]).Output, reference.Run([4, 17], length: 1).Output);
    }
}
