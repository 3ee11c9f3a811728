using GenRnn.Reference;

namespace GenRnn;

/// <summary>What a storage costs and saves, for given parameters.</summary>
/// <param name="Storage">The storage.</param>
/// <param name="Bytes">Bytes of the packed weights, biases, scales and padding included, for vectors of 512 bits.</param>
/// <param name="Weight">The greatest error of a weight.</param>
/// <param name="State">The greatest error of a hidden state of any layer, at any step of a sequence.</param>
/// <param name="Output">The greatest error of an output of the sequence.</param>
public sealed record WeightStorageError(WeightStorage Storage, long Bytes, double Weight, double State, double Output)
{
    /// <summary>
    /// Runs a sequence by the equations, in double, with the parameters as they are and as <paramref name="storage"/> keeps
    /// them, and takes the greatest differences. What kernels add to that is the error of float32.
    /// </summary>
    /// <param name="spec">The layers; their own storage does not count.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="sequence">[T, I], at least one step; for a model with fixed steps any number of them.</param>
    /// <exception cref="SpecException">The spec is no model.</exception>
    /// <exception cref="ArgumentException">Parameters or sequence do not fit the model.</exception>
    public static WeightStorageError Measure(ModelSpec spec, ParameterSet parameters, WeightStorage storage, ReadOnlySpan<float> sequence)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(parameters);
        ParameterSet stored = parameters.Stored(storage);
        double weight = Greatest(parameters.Values, stored.Values);
        ModelRun<double> exact = Run(WeightStorage.Float32, sequence), rounded = Run(storage, sequence);
        double state = exact.Layers.Zip(rounded.Layers)
            .Where(pair => pair.First.Layer is RecurrentSpec)
            .SelectMany(pair => pair.First.Steps.Zip(pair.Second.Steps, (a, b) => Greatest(a.Next.H.Span, b.Next.H.Span)))
            .Max();
        long bytes = PackedLayout.Of(spec, 16, storage).Length * (long)sizeof(float);
        return new WeightStorageError(storage, bytes, weight, state, Greatest<double>(exact.Output, rounded.Output));

        ModelRun<double> Run(WeightStorage kept, ReadOnlySpan<float> numbers) =>
            ReferenceModel<double>.OfPrediction(spec with { Storage = kept }, parameters).RunSingle(numbers);
    }

    /// <summary>The errors of every storage over <paramref name="steps"/> steps of random input, uniform in ±1.</summary>
    /// <inheritdoc cref="Measure(ModelSpec, ParameterSet, WeightStorage, ReadOnlySpan{float})"/>
    /// <param name="spec">The layers; their own storage does not count.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="steps">Steps of the sequence.</param>
    /// <param name="seed">Of the sequence.</param>
    public static IReadOnlyList<WeightStorageError> MeasureAll(ModelSpec spec, ParameterSet parameters, int steps, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        var random = new RandomSource(seed);
        float[] sequence = [.. Enumerable.Range(0, steps * spec.InputSize).Select(_ => (float)random.NextUniform(-1, 1))];
        return [.. Enum.GetValues<WeightStorage>().Select(storage => Measure(spec, parameters, storage, sequence))];
    }

    private static double Greatest<T>(ReadOnlySpan<T> exact, ReadOnlySpan<T> rounded)
        where T : System.Numerics.IFloatingPointIeee754<T>
    {
        double greatest = 0;
        for (int i = 0; i < exact.Length; i++) greatest = Math.Max(greatest, Math.Abs(double.CreateChecked(exact[i]) - double.CreateChecked(rounded[i])));
        return greatest;
    }
}
