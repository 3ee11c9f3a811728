namespace GenRnn;

/// <summary>Asked after every epoch whether to go on.</summary>
public abstract class TrainingCallback
{
    /// <summary>Looks at the epochs of this run so far, the last of them just done.</summary>
    /// <returns>Whether to go on.</returns>
    public virtual bool OnEpochEnd(IReadOnlyList<EpochResult> history) => true;
}

/// <summary>Ends a run when the loss no longer falls: the validation loss where there is one.</summary>
/// <remarks>Decides by the history alone and remembers nothing, so one instance serves any number of runs.</remarks>
public sealed class EarlyStopping : TrainingCallback
{
    /// <summary>Ends a run after <paramref name="patience"/> epochs without a loss that is lower than the lowest by more than <paramref name="minimumChange"/>.</summary>
    /// <exception cref="ArgumentException">A negative or not finite number.</exception>
    public EarlyStopping(int patience, double minimumChange = 0)
    {
        if (patience < 0) throw Refusal.Of(Refusal.Text($"A patience of {patience} was received"), "0 or more epochs", "Correct the patience.");
        if (!(minimumChange >= 0 && double.IsFinite(minimumChange)))
            throw Refusal.Of(Refusal.Text($"A minimum change of {minimumChange} was received"), "0 or more", "Correct the minimum change.");
        Patience = patience;
        MinimumChange = minimumChange;
    }

    /// <summary>Epochs without progress that are borne.</summary>
    public int Patience { get; }

    /// <summary>By how much a loss has to be lower to count as progress.</summary>
    public double MinimumChange { get; }

    /// <inheritdoc/>
    public override bool OnEpochEnd(IReadOnlyList<EpochResult> history)
    {
        double lowest = double.PositiveInfinity;
        int waiting = 0;
        foreach (EpochResult epoch in history)
        {
            double loss = epoch.ValidationLoss ?? epoch.Loss;
            bool isProgress = loss < lowest - MinimumChange;
            waiting = isProgress ? 0 : waiting + 1;
            if (isProgress) lowest = loss;
        }

        return waiting < Math.Max(Patience, 1);
    }
}
