namespace GenRnn.Tests.Tracing;

/// <summary>What a stage says is what its shapes say.</summary>
public sealed class LayerWordsTests
{
    [Theory]
    [InlineData("input 3; gru 6", "Reads one step after the other; ", "passes on its 6 numbers of state after the last step.")]
    [InlineData("input 3; lstm 8 projection=4 return_sequences=true", "Reads one step after the other; ", "passes on its 4 numbers of state after every step.")]
    [InlineData("input 3; simple_rnn 1 go_backwards=true", "Reads the steps from the last to the first; ", "passes on its 1 number of state after the last step that it reads, the first of the sequence.")]
    [InlineData("input 3; gru 6 bidirectional=true", "Reads the steps in both directions, with a half for each; ", "passes on the states that both end with, end to end: 12 numbers.")]
    [InlineData("input 3; gru 6 bidirectional=true merge=average return_sequences=true", "Reads the steps in both directions, with a half for each; ", "passes on the states of both at every step, averaged: 6 numbers.")]
    public void Recurrent_layers_say_in_which_order_they_read_and_how_many_numbers_they_pass_on(string spec, string begin, string end)
    {
        string text = LayerWords.Describe(ShapeInference.Infer(ModelSpec.Parse(spec)).OrThrow().Layers[0], isHead: false);

        Assert.StartsWith(begin, text, StringComparison.Ordinal);
        Assert.EndsWith(end, text, StringComparison.Ordinal);
    }
}
