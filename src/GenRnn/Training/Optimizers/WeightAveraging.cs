namespace GenRnn;

/// <summary>
/// An average of the weights over the updates. Training goes on with the weights themselves; the trained model, and what is
/// validated after an epoch, has their average (in Keras: use_ema with the callback SwapEMAWeights).
/// </summary>
public abstract record WeightAveraging
{
    private protected WeightAveraging()
    {
    }

    /// <summary>The exponential average, a' = momentum * a + (1 - momentum) w, from the weights of the first update on (Keras: ema_momentum).</summary>
    /// <param name="momentum">Share of the average that stays at an update, from 0 to below 1.</param>
    /// <param name="overwriteFrequency">Updates after each of which the weights become the average (Keras: ema_overwrite_frequency); never when left out.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static WeightAveraging Exponential(float momentum = 0.99f, int? overwriteFrequency = null)
    {
        if (momentum is not (>= 0 and < 1)) throw Refusal.Of(Refusal.Text($"{momentum} was received as momentum of the average"), "0 or more and less than 1", "Correct it.");
        if (overwriteFrequency < 1) throw Refusal.Of(Refusal.Text($"{overwriteFrequency} was received as overwrite frequency"), "at least 1 update", "Correct it, or leave it out.");
        return new ExponentialWeightAveraging(momentum, overwriteFrequency);
    }

    /// <summary>
    /// The plain mean of Polyak: of the weights after update <paramref name="start"/> + 1 and after every <paramref name="every"/>
    /// updates from there on. With the batches of an epoch as <paramref name="every"/>, stochastic weight averaging (PyTorch:
    /// AveragedModel). Before, the weights themselves.
    /// </summary>
    /// <param name="start">Updates before the first that counts.</param>
    /// <param name="every">Updates from one that counts to the next.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static WeightAveraging Polyak(long start = 0, int every = 1)
    {
        if (start < 0) throw Refusal.Of(Refusal.Text($"{start} was received as start of the average"), "0 updates or more", "Correct it.");
        if (every < 1) throw Refusal.Of(Refusal.Text($"{every} was received as distance of the updates that are averaged"), "at least 1", "Correct it.");
        return new PolyakWeightAveraging(start, every);
    }

    /// <summary>Numbers by the names of Keras.</summary>
    internal abstract string Description { get; }

    /// <summary>How far the average moves towards the weights after update <paramref name="number"/>: a' = a + rate (w - a).</summary>
    internal abstract double Rate(long number);

    /// <summary>Whether the weights become the average after update <paramref name="number"/>.</summary>
    internal virtual bool Overwrites(long number) => false;
}

/// <summary>See <see cref="WeightAveraging.Exponential"/>.</summary>
public sealed record ExponentialWeightAveraging : WeightAveraging
{
    internal ExponentialWeightAveraging(float momentum, int? overwriteFrequency) => (Momentum, OverwriteFrequency) = (momentum, overwriteFrequency);

    /// <summary>Share of the average that stays at an update.</summary>
    public float Momentum { get; }

    /// <summary>Updates after each of which the weights become the average.</summary>
    public int? OverwriteFrequency { get; }

    internal override string Description => Refusal.Text($"ema_momentum={Momentum:R}{(OverwriteFrequency is { } updates ? Refusal.Text($" ema_overwrite_frequency={updates}") : "")}");

    internal override double Rate(long number) => number == 1 ? 1 : 1 - (double)Momentum;

    internal override bool Overwrites(long number) => OverwriteFrequency is { } frequency && number % frequency == 0;
}

/// <summary>See <see cref="WeightAveraging.Polyak"/>.</summary>
public sealed record PolyakWeightAveraging : WeightAveraging
{
    internal PolyakWeightAveraging(long start, int every) => (Start, Every) = (start, every);

    /// <summary>Updates before the first that counts.</summary>
    public long Start { get; }

    /// <summary>Updates from one that counts to the next.</summary>
    public int Every { get; }

    internal override string Description => Refusal.Text($"polyak_start={Start} polyak_every={Every}");

    internal override double Rate(long number)
    {
        long since = number - Start - 1;
        return since <= 0 ? 1 : since % Every != 0 ? 0 : 1.0 / ((since / Every) + 1);
    }
}
