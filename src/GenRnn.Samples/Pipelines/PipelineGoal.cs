namespace GenRnn.Samples;

/// <summary>What a pipeline has to reach after five epochs in the median of ten seeds, on data that it was not trained on.</summary>
/// <param name="Loss">At most this loss.</param>
/// <param name="Accuracy">At least this accuracy, 0 to 1.</param>
public sealed record PipelineGoal(double Loss, double Accuracy)
{
    /// <summary>By how much a recurrent model has to be better than one without memory.</summary>
    public const double DistanceFromBaseline = 0.15;
}
