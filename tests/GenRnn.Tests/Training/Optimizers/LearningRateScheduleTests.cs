using System.Text.Json;
using GenRnn.Tests.Golden;

namespace GenRnn.Tests.Training;

public class LearningRateScheduleTests
{
    private static readonly LearningRateSchedule Cosine = LearningRateSchedule.CosineDecay(0.1f, 10, 0.2f);

    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["pytorch step"] = LearningRateSchedule.StepDecay(0.1f, 3),
        ["pytorch exponential"] = LearningRateSchedule.ExponentialDecay(0.1f, 1, 0.9f),
        ["pytorch cosine restarts"] = LearningRateSchedule.CosineDecayRestarts(0.1f, 3),
        ["pytorch polynomial"] = LearningRateSchedule.PolynomialDecay(0.1f, 7, 0, 2),
        ["pytorch one cycle"] = LearningRateSchedule.OneCycle(0.1f, 21),
        ["pytorch one cycle divisors"] = LearningRateSchedule.OneCycle(0.1f, 13, 0.5f, 10, 100),
        ["keras exponential"] = LearningRateSchedule.ExponentialDecay(0.1f, 4, 0.5f),
        ["keras piecewise"] = LearningRateSchedule.PiecewiseConstant([3, 7], [0.1f, 0.05f, 0.01f]),
        ["keras polynomial cycle"] = LearningRateSchedule.PolynomialDecay(0.1f, 6, 0.01f, 2, cycle: true),
        ["keras cosine"] = Cosine,
        ["keras cosine restarts"] = LearningRateSchedule.CosineDecayRestarts(0.1f, 4, 1.5f, 0.5f, 0.1f),
        ["keras cosine warm-up"] = LearningRateSchedule.WarmUp(Cosine, 5),
    };

    private static readonly Dictionary<string, Action> Refusals = new()
    {
        ["-1 was received as rate"] = () => LearningRateSchedule.Constant(-1),
        ["NaN was received as initial"] = () => LearningRateSchedule.ExponentialDecay(float.NaN, 1, 1),
        ["0 was received as steps"] = () => LearningRateSchedule.PolynomialDecay(1, 0),
        ["-2 was received as firstSteps"] = () => LearningRateSchedule.CosineDecayRestarts(1, -2),
        ["0.5 was received as lengthFactor"] = () => LearningRateSchedule.CosineDecayRestarts(1, 2, 0.5f),
        ["1 rate for boundaries [3]"] = () => LearningRateSchedule.PiecewiseConstant([3], [1]),
        ["boundaries [3, 3]"] = () => LearningRateSchedule.PiecewiseConstant([3, 3], [1, 1, 1]),
        ["1 was received as rise"] = () => LearningRateSchedule.OneCycle(1, 10, 1),
        ["3 updates with a rise of 0.3"] = () => LearningRateSchedule.OneCycle(1, 3),
        ["The divisors 0 and 1"] = () => LearningRateSchedule.OneCycle(1, 30, 0.3f, 0, 1),
    };

    public static TheoryData<string> Names => TrainingGolden.Names("schedules");

    public static TheoryData<string> Refused => [.. Refusals.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_the_golden_ones(string name)
    {
        JsonElement golden = TrainingGolden.Case("schedules", name);
        double[] updates = golden.Numbers("updates"), rates = golden.Numbers("rates");
        for (int i = 0; i < updates.Length; i++) Assert.Equal(rates[i], Schedules[name].At((long)updates[i]), 2e-8);
    }

    [Fact]
    public void A_constant_rate_is_constant() => Assert.Equal([0.3f, 0.3f], [LearningRateSchedule.Constant(0.3f).At(0), LearningRateSchedule.Constant(0.3f).At(1_000_000)]);

    [Fact]
    public void Behind_their_end_schedules_stay()
    {
        Assert.Equal(0.1f * 0.2f, Cosine.At(1000), 1e-8f);
        Assert.Equal(0.0001f, LearningRateSchedule.PolynomialDecay(0.1f, 5).At(1000), 1e-9f);
        Assert.Equal(0.1f / 25 / 10_000, LearningRateSchedule.OneCycle(0.1f, 21).At(1000), 1e-9f);
    }

    [Fact]
    public void Restarts_of_one_length_are_periodic()
    {
        LearningRateSchedule schedule = LearningRateSchedule.CosineDecayRestarts(0.1f, 4, lengthFactor: 1);
        Assert.Equal(Enumerable.Range(0, 4).Select(t => schedule.At(t)), Enumerable.Range(4_000_000, 4).Select(t => schedule.At(t)));
        Assert.Equal([0.1f, 0.05f], [schedule.At(0), schedule.At(2)]);
    }

    [Fact]
    public void Equal_schedules_are_equal()
    {
        Assert.Equal(LearningRateSchedule.WarmUp(LearningRateSchedule.CosineDecay(0.1f, 10, 0.2f), 3), LearningRateSchedule.WarmUp(Cosine, 3));
        Assert.Equal(LearningRateSchedule.PiecewiseConstant([3], [1, 2]), LearningRateSchedule.PiecewiseConstant([3], [1, 2]));
        Assert.NotEqual(Cosine, LearningRateSchedule.CosineDecay(0.1f, 11, 0.2f));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused_in_one_sentence(string words)
    {
        string message = Assert.Throws<ArgumentException>(Refusals[words]).Message;
        Assert.Contains(words, message);
        Assert.Contains("; expected ", message);
    }
}
