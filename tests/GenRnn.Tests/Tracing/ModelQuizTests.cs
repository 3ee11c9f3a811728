using GenRnn.Testing;

namespace GenRnn.Tests.Tracing;

/// <summary>Questions about any model: one right option, and three that differ from it.</summary>
public sealed class ModelQuizTests
{
    [Theory]
    [InlineData("input 5 steps=10; simple_rnn 8; dense 1 sigmoid", "[8]: the hidden state after the last step", "the hidden state h, 8 numbers", "112")]
    [InlineData("input 5; simple_rnn 8 return_sequences=true; dense 1 sigmoid", "[10, 8]: the hidden state after every step", "the hidden state h, 8 numbers", "112")]
    [InlineData("input 5; gru 16; dense 3 softmax", "[16]: the hidden state after the last step", "the hidden state h, 16 numbers", "1104")]
    [InlineData("input 5; gru 16 reset_after=false; dense 3 softmax", "[16]: the hidden state after the last step", "the hidden state h, 16 numbers", "1056")]
    [InlineData("input 5; lstm 20; dense 1", "[20]: the hidden state after the last step", "the hidden state h and the cell state c, 40 numbers in all", "2080")]
    [InlineData("model initialization=pytorch; input 5; simple_rnn 8; dense 3", "[8]: the hidden state after the last step", "the hidden state h, 8 numbers", "120")]
    [InlineData("input 3; lstm 8 projection=4; dense 3", "[4]: the hidden state after the last step", "the hidden state h and the cell state c, 12 numbers in all", "288")]
    [InlineData("input 3; gru 6 bidirectional=true; dense 3", "[12]: the hidden states that its two halves end with", "the hidden state h, 6 numbers", "396")]
    [InlineData("input 3; gru 6 bidirectional=true merge=sum return_sequences=true; dense 3", "[10, 6]: the hidden states of its two halves after every step", "the hidden state h, 6 numbers", "396")]
    [InlineData("input 3; dense 4 relu; lstm 2 use_bias=false", "[2]: the hidden state after the last step", "the hidden state h and the cell state c, 4 numbers in all", "48")]
    public void Answers_follow_from_the_model(string spec, string output, string carried, string parameters)
    {
        QuizQuestion[] quiz = [.. ModelQuiz.Of(ModelSpec.Parse(spec), 10, seed: 1)];

        Assert.Equal([output, carried, parameters], quiz.Select(q => q.Options[q.Answer]));
    }

    [Theory]
    [InlineData("input 1; simple_rnn 1", 1)]
    [InlineData("input 1; simple_rnn 1 use_bias=false", 1)]
    [InlineData("input 1; gru 1; dense 1", 1)]
    [InlineData("input 1; gru 1 return_sequences=true; dense 1", 1)]
    [InlineData("input 1; lstm 1 use_bias=false", 2)]
    [InlineData("input 4; lstm 4 return_sequences=true", 4)]
    [InlineData("input 4; simple_rnn 4; dense 4", 4)]
    public void Options_are_four_different_ones_for_any_model(string spec, int steps)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            foreach (QuizQuestion question in ModelQuiz.Of(ModelSpec.Parse(spec), steps, seed))
            {
                Assert.Equal(4, question.Options.Distinct().Count());
                Assert.InRange(question.Answer, 0, 3);
            }
        }
    }

    [Fact]
    public void First_question_has_the_shape_that_the_layer_passes_on_for_models_with_options() => Law.Check(Arbitraries.RichSpecs(RunModes.Reference, largestSize: 6), spec =>
    {
        LayerShape layer = ShapeInference.Infer(spec).OrThrow().Layers.First(l => l.Layer is RecurrentSpec);
        QuizQuestion question = ModelQuiz.Of(spec, steps: 3, seed: 1).First();
        Assert.StartsWith(layer.Output.PerStep ? $"[3, {layer.Output.Features}]:" : $"[{layer.Output.Features}]:", question.Options[question.Answer], StringComparison.Ordinal);
        Assert.All(ModelQuiz.Of(spec, steps: 3, seed: 1), q => Assert.Equal(4, q.Options.Distinct().Count()));
    });

    [Fact]
    public void Options_are_four_different_ones_for_random_models() => Law.Check(Arbitraries.Specs(largestSize: 6), spec =>
        Assert.All(ModelQuiz.Of(spec, steps: 3, seed: 1), question => Assert.Equal(4, question.Options.Distinct().Count())));

    [Fact]
    public void Right_option_is_not_always_in_one_place() =>
        Assert.Equal(4, Enumerable.Range(0, 20).SelectMany(seed => ModelQuiz.Of(ModelSpec.Parse("input 2; gru 3"), 5, seed)).Select(q => q.Answer).Distinct().Count());

    [Fact]
    public void Right_options_of_other_models_stand_elsewhere()
    {
        string[] specs = ["input 5; simple_rnn 8; dense 1 sigmoid", "input 5; gru 16; dense 3 softmax", "input 5; lstm 20; dense 1 sigmoid", "input 5; lstm 20; gru 4"];

        Assert.True(specs.Select(s => string.Concat(ModelQuiz.Of(ModelSpec.Parse(s), 10, seed: 1).Select(q => q.Answer))).Distinct().Count() > 2);
    }

    [Fact]
    public void Last_layer_is_not_asked_against_the_models_answer()
    {
        // What a last layer passes on is the model's answer: that option would be right as well.
        QuizQuestion question = ModelQuiz.Of(ModelSpec.Parse("input 2; gru 3"), 5, seed: 1).First();

        Assert.DoesNotContain(question.Options, o => o.Contains("final answer", StringComparison.Ordinal));
    }
}
