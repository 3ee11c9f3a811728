using System.Numerics.Tensors;

namespace GenRnn.Samples;

/// <summary>
/// Sequences of ramps: each step is the 5 features 0.1, 0.2, 0.3, 0.4, 0.5 (it rises) or 0.5, 0.4, 0.3, 0.2, 0.1 (it falls),
/// with normal noise of deviation 0.05 on each. The noise almost never hides the direction: telling it from one step by a
/// straight line fails about once in 10 billion steps.
/// </summary>
internal sealed class Ramps
{
    /// <summary>Steps of a sequence.</summary>
    public const int Steps = 10;

    /// <summary>Features of a step.</summary>
    public const int Features = 5;

    private const double Noise = 0.05;

    private readonly bool[] _rises;

    private Ramps(bool[] rises, Tensor<float> inputs) => (_rises, Inputs) = (rises, inputs);

    /// <summary>[sequences, 10, 5].</summary>
    public Tensor<float> Inputs { get; }

    /// <summary>How many sequences there are.</summary>
    public int Count => _rises.Length / Steps;

    /// <summary>Whether a step of a sequence rises; before the first step nothing does.</summary>
    public bool Rises(int sequence, int step) => step >= 0 && _rises[(sequence * Steps) + step];

    /// <summary>How many steps of a sequence rise.</summary>
    public int RisesIn(int sequence) => Enumerable.Range(0, Steps).Count(t => Rises(sequence, t));

    /// <summary>Sequences whose steps rise or fall as <paramref name="directions"/> fills them in.</summary>
    public static Ramps Draw(int count, RandomSource random, Action<RandomSource, Span<bool>> directions)
    {
        bool[] rises = new bool[count * Steps];
        float[] inputs = new float[count * Steps * Features];
        for (int n = 0; n < count; n++)
        {
            directions(random, rises.AsSpan(n * Steps, Steps));
            for (int i = 0; i < Steps * Features; i++)
            {
                int feature = i % Features, height = rises[(n * Steps) + (i / Features)] ? feature + 1 : Features - feature;
                inputs[(n * Steps * Features) + i] = (float)((0.1 * height) + (Noise * random.NextGaussian()));
            }
        }

        return new Ramps(rises, Tensor.Create(inputs, [count, Steps, Features]));
    }

    /// <summary>Every step rises or falls with equal chances, whatever the others do.</summary>
    public static void FairCoins(RandomSource random, Span<bool> rises)
    {
        for (int t = 0; t < rises.Length; t++) rises[t] = random.NextInt32(2) == 1;
    }

    /// <summary>Fair coins, thrown again while as many steps rise as fall: there is always a majority.</summary>
    public static void FairCoinsWithMajority(RandomSource random, Span<bool> rises)
    {
        do FairCoins(random, rises);
        while (rises.Count(true) * 2 == rises.Length);
    }

    /// <summary>Every number of rising steps is as likely as any other, and every order of them.</summary>
    public static void FairCounts(RandomSource random, Span<bool> rises)
    {
        rises.Clear();
        rises[..random.NextInt32(rises.Length + 1)].Fill(true);
        random.Shuffle(rises);
    }
}
