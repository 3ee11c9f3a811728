namespace GenRnn;

/// <summary>What goes into a comparison of one model: the traces of its runs, one for each seed.</summary>
/// <param name="Label">What the model is called beside the others.</param>
/// <param name="Traces">Its runs, with the same seeds and the same data as the runs of the other models; the first one is shown.</param>
public sealed record ComparedRuns(string Label, EquatableArray<ModelTrace> Traces);
