namespace GenRnn;

/// <summary>A model of a comparison.</summary>
public sealed record ComparedModel
{
    /// <summary>What it is called beside the others.</summary>
    public required string Label { get; init; }

    /// <summary>The trace of its first run, which pictures show.</summary>
    public required ModelTrace Trace { get; init; }

    /// <summary>Its runs, one for each seed.</summary>
    public required EquatableArray<ComparedRun> Runs { get; init; }

    /// <summary>Its epochs; of several runs the median of each figure, without words.</summary>
    public EquatableArray<TraceEpoch> History => Runs.Count == 1 ? Runs[0].History : ComparedCurve.Medians(Runs).ToEquatableArray();

    /// <summary>What it reached.</summary>
    public required ComparedFigures Figures { get; init; }

    /// <summary>Numbers that it learns.</summary>
    public int Parameters => ParameterLayout.Of(Trace.Model).Count;

    /// <summary>Multiply-adds for one sequence.</summary>
    public long MultiplyAdds => Trace.DataFlow.Sum(stage => stage.MultiplyAdds);
}
