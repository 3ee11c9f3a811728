namespace GenRnn.Cli.Progress;

/// <summary>Writes a line for every epoch that is done.</summary>
internal sealed class EpochLines(Action<string> write) : TrainingCallback
{
    public override bool OnEpochEnd(TrainingMoment moment)
    {
        write(EpochLine.Of(moment.History[^1], moment.Options.Epochs));
        return true;
    }
}
