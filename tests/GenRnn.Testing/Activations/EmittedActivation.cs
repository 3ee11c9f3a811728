using System.Globalization;
using System.Runtime.InteropServices;

namespace GenRnn.Testing;

/// <summary>An activation as kernels compute it on vectors of one width, beside the exact one.</summary>
/// <param name="Name">What it is and where it is used.</param>
/// <param name="Lanes">16, 8 or 4.</param>
/// <param name="Exact">The function in double.</param>
/// <param name="Published">How far off it may be.</param>
/// <param name="Least">No value is exactly below, and none of the kernel's either unless <see cref="Excess"/> says so.</param>
/// <param name="Greatest">No value is exactly above.</param>
public sealed record EmittedActivation(
    string Name, int Lanes, Func<double, double> Exact, PublishedError Published, double Least = double.NegativeInfinity, double Greatest = double.PositiveInfinity)
{
    private const int RowLength = 4;

    /// <summary>
    /// All of them, each in all its widths: fast cells, accurate gates that share a vector, outputs, which accurate cells use as
    /// well.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<EmittedActivation>> All { get; } = [.. Fast, .. Mixed, .. Outputs];

    /// <summary>How far beyond its range the function may go.</summary>
    public double Excess { get; private init; }

    private InPlace Kernel { get; init; } = (ref _, _) => { };

    private static IEnumerable<IReadOnlyList<EmittedActivation>> Fast =>
    [
        Each("tanh, fast", FastProbe.Tanh, Activation.Tanh, PublishedErrors.FastTanh, excess: 2.4e-7),
        Each("sigmoid, fast", FastProbe.Sigmoid, Activation.Sigmoid, PublishedErrors.FastSigmoid, excess: 1.3e-7),
    ];

    private static IEnumerable<IReadOnlyList<EmittedActivation>> Mixed =>
    [
        Each("tanh, accurate, beside sigmoid", AccurateProbe.MixedTanh, Activation.Tanh, PublishedErrors.Of(Activation.Tanh)),
        Each("sigmoid, accurate, beside tanh", AccurateProbe.MixedSigmoid, Activation.Sigmoid, PublishedErrors.Of(Activation.Sigmoid)),
    ];

    private static IEnumerable<IReadOnlyList<EmittedActivation>> Outputs => AccurateProbe.Outputs.Select(output => Each(
        Activations.NameOf(output.Key) + (output.Key is Activation.Tanh or Activation.Sigmoid ? ", accurate" : ""), output.Value, output.Key, PublishedErrors.Of(output.Key)));

    /// <summary>Applies it to numbers, in place; as many as are a multiple of 16.</summary>
    public void Apply(Span<float> values) => Kernel(ref MemoryMarshal.GetReference(values), values.Length / RowLength);

    /// <summary>Name and width.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, {Lanes * 32} bits");

    private static IReadOnlyList<EmittedActivation> Each(string name, InPlace[] kernels, Activation activation, PublishedError published, double excess = 0)
    {
        double alpha = ActivationAlphas.Of(activation, null);
        (double least, double greatest) = PublishedErrors.RangeOf(activation);
        return
        [
            .. kernels.Select((kernel, index) => new EmittedActivation(name, 16 >> index, x => ExactActivation.Of(activation, x, alpha), published, least, greatest)
            {
                Kernel = kernel,
                Excess = excess,
            }),
        ];
    }
}
