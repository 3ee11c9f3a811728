using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The five pipelines as whole runs.</summary>
public sealed class PipelineTests
{
    public static TheoryData<string> Ids => new(Pipelines.All.Select(p => p.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Median_of_ten_seeds_reaches_loss_accuracy_and_distance_from_the_baseline(string id)
    {
        PipelineMedians medians = PipelineMedians.Measure(Pipelines.Find(id)!, seeds: 10);

        Assert.True(medians.Loss <= medians.Pipeline.Goal.Loss, medians.ToString());
        Assert.True(medians.Accuracy >= medians.Pipeline.Goal.Accuracy, medians.ToString());
        Assert.True(medians.Accuracy - medians.Baseline >= 0.15, medians.ToString());
        Assert.True(medians.IsGoalReached);
    }

    [Theory]
    [InlineData("simple-rnn", 0.30, 0.89)]
    [InlineData("rnn-per-step", 0.22, 0.88)]
    [InlineData("gru", 0.40, 0.87)]
    [InlineData("lstm", 0.22, 0.91)]
    [InlineData("rnn-sequence-tagging", 0.40, 0.85)]
    public void Goals_are_those_of_the_pipelines(string id, double loss, double accuracy) =>
        Assert.Equal(new PipelineGoal(loss, accuracy), Pipelines.Find(id)!.Goal);

    [Theory]
    [InlineData("simple-rnn", "input 5 steps=10; simple_rnn 8; dense 1 sigmoid")]
    [InlineData("rnn-per-step", "input 5 steps=10; simple_rnn 8 return_sequences=true; dense 1 sigmoid")]
    [InlineData("gru", "input 5 steps=10; gru 16; dense 3 softmax")]
    [InlineData("lstm", "input 5 steps=10; lstm 20; dense 1 sigmoid")]
    [InlineData("rnn-sequence-tagging", "model initialization=pytorch; input 5 steps=10; simple_rnn 8 return_sequences=true; dense 3 softmax")]
    public void Models_are_those_of_the_pipelines(string id, string spec) => Assert.Equal(ModelSpec.Parse(spec), Pipelines.Find(id)!.Spec);

    [Theory]
    [InlineData("simple-rnn", "[1000, 10, 5] [1000, 8] [1000, 1] [1000, 1]")]
    [InlineData("rnn-per-step", "[100, 10, 5] [100, 10, 8] [100, 10, 1] [100, 10, 1]")]
    [InlineData("gru", "[1000, 10, 5] [800, 10, 5] [800, 16] [800, 3] [800, 3]")]
    [InlineData("lstm", "[1000, 10, 5] [1000, 20] [1000, 1] [1000, 1]")]
    [InlineData("rnn-sequence-tagging", "[1000, 10, 5] [1000, 10, 8] [1000, 10, 3] [1000, 10, 3]")]
    public void Data_flows_in_the_shapes_of_the_pipelines(string id, string shapes) =>
        Assert.Equal(shapes, string.Join(" ", Pipelines.Find(id)!.Run(seed: 1, epochs: 1).DataFlow.Select(s => s.OutputShape.ToString())));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Equal_seeds_give_equal_traces(string id)
    {
        Pipeline pipeline = Pipelines.Find(id)!;

        Assert.Equal(pipeline.Run(seed: 3, epochs: 1), pipeline.Run(seed: 3, epochs: 1));
        Assert.NotEqual(pipeline.Run(seed: 3, epochs: 1).Test, pipeline.Run(seed: 4, epochs: 1).Test);
    }

    [Fact]
    public void Run_tells_progress_and_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new CancelAfter(3, cancellation);

        Assert.Throws<OperationCanceledException>(() => Pipelines.Find("gru")!.Run(1, 5, progress, cancellation.Token));
        Assert.Equal(3, progress.Reports);
    }

    [Fact]
    public void Unknown_id_has_no_pipeline() => Assert.Null(Pipelines.Find("nothing"));

    private sealed class CancelAfter(int reports, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public int Reports { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (++Reports == reports) cancellation.Cancel();
        }
    }
}
