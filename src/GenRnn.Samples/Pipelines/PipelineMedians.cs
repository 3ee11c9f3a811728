namespace GenRnn.Samples;

/// <summary>A pipeline's figures on unseen data over several seeds, in the median.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Loss">Median loss.</param>
/// <param name="Accuracy">Median accuracy, 0 to 1.</param>
/// <param name="Baseline">Median accuracy of the model without memory.</param>
public sealed record PipelineMedians(Pipeline Pipeline, double Loss, double Accuracy, double Baseline)
{
    /// <summary>Whether the goal is reached, the distance from the baseline included.</summary>
    public bool IsGoalReached =>
        Loss <= Pipeline.Goal.Loss && Accuracy >= Pipeline.Goal.Accuracy && Accuracy - Baseline >= PipelineGoal.DistanceFromBaseline;

    /// <summary>Runs a pipeline with the seeds 1 to <paramref name="seeds"/>.</summary>
    public static PipelineMedians Measure(Pipeline pipeline, int seeds = 10, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ModelTrace[] traces = [.. Enumerable.Range(1, seeds).Select(seed => pipeline.Run(seed, cancellation: cancellation))];
        return new PipelineMedians(
            pipeline,
            Median.Of(traces.Select(t => t.Test.Loss)),
            Median.Of(traces.Select(t => t.Test.Accuracy!.Value)),
            Median.Of(traces.Select(t => t.Baseline!.Accuracy)));
    }
}
