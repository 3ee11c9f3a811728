namespace GenRnn;

/// <summary>What one figure is taken from those of several classes or outputs.</summary>
public enum MetricAverage
{
    /// <summary>The mean of the figures of all, those that never occur among them.</summary>
    Macro,

    /// <summary>The figure of the counts of all.</summary>
    Micro,

    /// <summary>The mean of the figures, each as often as it occurs.</summary>
    Weighted,
}
