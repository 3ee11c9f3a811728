namespace GenRnn;

/// <summary>
/// A learning rate that changes from update to update, as a value: <c>Optimizer.Adam() with { Schedule = ... }</c>. All lengths are updates;
/// an epoch has as many as batches, divided by <see cref="Optimizer.GradientAccumulationSteps"/>.
/// </summary>
public abstract partial record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>The rate of the update after <paramref name="updates"/> updates: of the first at 0.</summary>
    public float At(long updates) => (float)Exact(updates);

    /// <summary>The same rate for ever.</summary>
    /// <exception cref="ArgumentException">A rate that is negative or not finite.</exception>
    public static LearningRateSchedule Constant(float rate) => new ConstantSchedule(Rate(nameof(rate), rate));

    /// <summary>
    /// initial * decay^(t / steps), and with <paramref name="staircase"/> the exponent rounded down (Keras: ExponentialDecay;
    /// the staircase is PyTorch's StepLR).
    /// </summary>
    /// <param name="initial">The first rate.</param>
    /// <param name="steps">Updates in which the rate decays once.</param>
    /// <param name="decay">What it decays to, as a share.</param>
    /// <param name="staircase">Whether it falls in steps.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static LearningRateSchedule ExponentialDecay(float initial, int steps, float decay, bool staircase = false) =>
        new ExponentialSchedule(Rate(nameof(initial), initial), Positive(nameof(steps), steps), Rate(nameof(decay), decay), staircase);

    /// <summary>initial * decay^floor(t / steps) (PyTorch: StepLR).</summary>
    /// <inheritdoc cref="ExponentialDecay"/>
    public static LearningRateSchedule StepDecay(float initial, int steps, float decay = 0.1f) => ExponentialDecay(initial, steps, decay, staircase: true);

    /// <summary>The first of <paramref name="rates"/> up to and with update number <paramref name="boundaries"/>[0], counted from 0, the second up to the next boundary, and so on (Keras: PiecewiseConstantDecay).</summary>
    /// <param name="boundaries">The last updates of all rates but the last one, rising.</param>
    /// <param name="rates">One more than boundaries.</param>
    /// <exception cref="ArgumentException">Boundaries that do not rise, counts that do not fit, or a rate that is negative or not finite.</exception>
    public static LearningRateSchedule PiecewiseConstant(IEnumerable<long> boundaries, IEnumerable<float> rates)
    {
        ArgumentNullException.ThrowIfNull(boundaries);
        ArgumentNullException.ThrowIfNull(rates);
        EquatableArray<long> ends = boundaries.ToEquatableArray();
        EquatableArray<float> all = rates.Select(rate => Rate(nameof(rates), rate)).ToEquatableArray();
        if (all.Count != ends.Count + 1)
            throw Refusal.Of(Refusal.Text($"{Refusal.Count(all.Count, "rate")} for boundaries {ends} were received"), Refusal.Text($"{ends.Count + 1}, one more than boundaries"), "Give a rate for the updates behind the last boundary too.");
        for (int i = 0; i < ends.Count; i++)
        {
            if (ends[i] < 0 || (i > 0 && ends[i] <= ends[i - 1]))
                throw Refusal.Of(Refusal.Text($"The boundaries {ends} were received"), "numbers of updates that rise", "Correct them.");
        }

        return new PiecewiseConstantSchedule(ends, all);
    }

    /// <summary>
    /// (initial - end) (1 - t / steps)^power + end, and end from then on; with <paramref name="cycle"/>, steps is doubled, tripled and so on, so that the
    /// rate rises again and again (Keras: PolynomialDecay).
    /// </summary>
    /// <param name="initial">The first rate.</param>
    /// <param name="steps">Updates until the end.</param>
    /// <param name="end">The last rate.</param>
    /// <param name="power">1 for a straight line.</param>
    /// <param name="cycle">Whether it begins anew.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static LearningRateSchedule PolynomialDecay(float initial, int steps, float end = 0.0001f, float power = 1, bool cycle = false) =>
        new PolynomialSchedule(Rate(nameof(initial), initial), Positive(nameof(steps), steps), Rate(nameof(end), end), Rate(nameof(power), power), cycle);

    /// <summary>initial * ((1 - alpha) (1 + cos(pi t / steps)) / 2 + alpha), and initial * alpha from then on (Keras: CosineDecay).</summary>
    /// <param name="initial">The first rate.</param>
    /// <param name="steps">Updates until the end.</param>
    /// <param name="alpha">The last rate, as a share of the first.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static LearningRateSchedule CosineDecay(float initial, int steps, float alpha = 0) =>
        new CosineSchedule(Rate(nameof(initial), initial), Positive(nameof(steps), steps), Rate(nameof(alpha), alpha));

    /// <summary>
    /// Cosine decays one behind the other, each <paramref name="lengthFactor"/> times as long as the one before and beginning
    /// at <paramref name="rateFactor"/> times its rate (Keras: CosineDecayRestarts, t_mul and m_mul; PyTorch:
    /// CosineAnnealingWarmRestarts).
    /// </summary>
    /// <param name="initial">The first rate.</param>
    /// <param name="firstSteps">Updates of the first decay.</param>
    /// <param name="lengthFactor">1 or more.</param>
    /// <param name="rateFactor">1 for the same height.</param>
    /// <param name="alpha">The last rate of each decay, as a share of <paramref name="initial"/>.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static LearningRateSchedule CosineDecayRestarts(float initial, int firstSteps, float lengthFactor = 2, float rateFactor = 1, float alpha = 0)
    {
        if (lengthFactor is not >= 1) throw Refusal.Of(Refusal.Text($"{lengthFactor} was received as {nameof(lengthFactor)}"), "1 or more", "Correct it.");
        return new CosineRestartsSchedule(Rate(nameof(initial), initial), Positive(nameof(firstSteps), firstSteps), Rate(nameof(lengthFactor), lengthFactor), Rate(nameof(rateFactor), rateFactor), Rate(nameof(alpha), alpha));
    }

    /// <summary>
    /// A straight line from <paramref name="from"/> times the first rate of <paramref name="schedule"/> to that rate, and then the schedule from its
    /// beginning (in Keras: the warm-up of CosineDecay).
    /// </summary>
    /// <param name="schedule">What comes then.</param>
    /// <param name="steps">Updates until then.</param>
    /// <param name="from">Where the line begins, as a share of the first rate.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static LearningRateSchedule WarmUp(LearningRateSchedule schedule, int steps, float from = 0)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new WarmUpSchedule(schedule, Positive(nameof(steps), steps), Rate(nameof(from), from));
    }

    /// <summary>
    /// Up along a cosine from maximum / <paramref name="divisor"/> to the maximum, and down along one to the first rate / <paramref name="finalDivisor"/>,
    /// where it stays (Smith; PyTorch: OneCycleLR with two phases, without its cycle of momentum).
    /// </summary>
    /// <param name="maximum">The highest rate.</param>
    /// <param name="steps">Updates of the whole cycle.</param>
    /// <param name="rise">Share of the updates in which the rate rises.</param>
    /// <param name="divisor">How much lower the first rate is.</param>
    /// <param name="finalDivisor">How much lower than the first the last one is.</param>
    /// <exception cref="ArgumentException">A number out of its range.</exception>
    public static LearningRateSchedule OneCycle(float maximum, int steps, float rise = 0.3f, float divisor = 25, float finalDivisor = 10_000)
    {
        if (rise is not (> 0 and < 1)) throw Refusal.Of(Refusal.Text($"{rise} was received as {nameof(rise)}"), "more than 0 and less than 1", "Correct it.");
        if (!(divisor > 0 && finalDivisor > 0 && float.IsFinite(divisor) && float.IsFinite(finalDivisor)))
            throw Refusal.Of(Refusal.Text($"The divisors {divisor} and {finalDivisor} were received"), "positive numbers", "Correct them.");
        if (rise * steps <= 1) throw Refusal.Of(Refusal.Text($"{Refusal.Count(steps, "update")} with a rise of {rise} were received"), "a rise of more than one update", "Give more updates, or a longer rise.");
        return new OneCycleSchedule(Rate(nameof(maximum), maximum), steps, rise, divisor, finalDivisor);
    }

    /// <summary>The rate before rounding.</summary>
    private protected abstract double Exact(long updates);

    private static float Rate(string name, float value) => value >= 0 && float.IsFinite(value)
        ? value
        : throw Refusal.Of(Refusal.Text($"{value} was received as {name}"), "0 or more", $"Correct the {name}.");

    private static int Positive(string name, int value) => value >= 1
        ? value
        : throw Refusal.Of(Refusal.Text($"{value} was received as {name}"), "at least 1", $"Correct the {name}.");
}
