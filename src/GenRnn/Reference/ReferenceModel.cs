using System.Numerics;

namespace GenRnn.Reference;

/// <summary>
/// The oracle for any <see cref="ModelSpec"/>: runs it by the equations of its cells, slow and obvious, and differentiates it.
/// It shares nothing with the generated kernels below the spec, so that their agreement means something; a trace takes the
/// states and gates of every step from here.
/// </summary>
/// <remarks>
/// It takes sequences of any length, those of a spec with fixed steps too, so that a sequence can be run in parts.
/// </remarks>
/// <typeparam name="T">The number type: <see cref="double"/> or <see cref="float"/>.</typeparam>
public sealed class ReferenceModel<T>
    where T : IFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<ReferenceLayer<T>> _layers;

    /// <summary>A model with parameters in the order of its <see cref="ParameterLayout"/>.</summary>
    /// <exception cref="SpecException">The spec is no model.</exception>
    /// <exception cref="ArgumentException">There are too many parameters, or too few.</exception>
    public ReferenceModel(ModelSpec spec, ReadOnlySpan<T> parameters)
        : this(spec, parameters, rounding: null)
    {
    }

    private ReferenceModel(ModelSpec spec, ReadOnlySpan<T> parameters, Func<RealVector<T>, RealVector<T>>? rounding)
    {
        Spec = spec;
        Layout = ParameterLayout.Of(spec);
        if (parameters.Length != Layout.Count)
            throw new ArgumentException($"{parameters.Length} parameters were received; expected {Layout.Count}. Use an array in the order of the layout.", nameof(parameters));
        var layers = new List<ReferenceLayer<T>>();
        foreach (LayerShape shape in ShapeInference.Infer(spec).OrThrow().Layers)
            layers.Add(ReferenceParameters.Read(shape, Layout, parameters, rounding));
        _layers = layers;
    }

    /// <summary>A model with the parameters of a set, converted to <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">The set has another number of parameters than the model.</exception>
    public ReferenceModel(ModelSpec spec, ParameterSet parameters)
        : this(spec, Convert(parameters.Values))
    {
    }

    /// <summary>
    /// What prediction computes in the storage of <paramref name="spec"/>: on rounded kernels and, with
    /// <see cref="WeightStorage.Int8"/>, on vectors rounded before every product. Its derivative takes no notice of that.
    /// </summary>
    /// <exception cref="ArgumentException">The set has another number of parameters than the model.</exception>
    public static ReferenceModel<T> OfPrediction(ModelSpec spec, ParameterSet parameters) =>
        new(spec, Convert(parameters.Stored(spec.Storage).Values), spec.Storage == WeightStorage.Int8 ? EightBits.Round : null);

    /// <summary>The model.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Names, shapes and places of the parameters.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>The state before the first step: zeros in every layer.</summary>
    public ModelState<T> InitialState => new([.. _layers.Select(l => l.InitialState)]);

    /// <summary>The cell of a recurrent layer, with its weights.</summary>
    /// <param name="layer">The layer, by position.</param>
    /// <exception cref="ArgumentException">The layer is not recurrent.</exception>
    public RecurrentCell<T> Cell(int layer) => (_layers[layer] as ReferenceRecurrentLayer<T>)?.Cell
        ?? throw new ArgumentException($"Layer {layer}, '{Spec.Layers[layer].Name}', was received; expected a recurrent one. Use {nameof(Dense)}.", nameof(layer));

    /// <summary>A Dense layer with its weights.</summary>
    /// <param name="layer">The layer, by position.</param>
    /// <exception cref="ArgumentException">The layer is not a Dense one.</exception>
    public DenseLayer<T> Dense(int layer) => (_layers[layer] as ReferenceDenseLayer<T>)?.Dense
        ?? throw new ArgumentException($"Layer {layer}, '{Spec.Layers[layer].Name}', was received; expected a Dense one. Use {nameof(Cell)}.", nameof(layer));

    /// <summary>Runs a sequence.</summary>
    /// <param name="sequence">[T, I] row-major, at least one step.</param>
    /// <param name="length">Steps to read, 1 to T; those beyond are masked: they carry the state and repeat the output. All when left out.</param>
    /// <param name="state">The state to begin from; <see cref="InitialState"/> when left out.</param>
    /// <exception cref="ArgumentException">The sequence has no whole number of steps, or none, or the length does not fit.</exception>
    public ModelRun<T> Run(ReadOnlySpan<T> sequence, int? length = null, ModelState<T>? state = null)
    {
        IReadOnlyList<RealVector<T>> vectors = Rows(sequence, Spec.InputSize, nameof(sequence));
        if (length is { } given && (given < 1 || given > vectors.Count))
            throw new ArgumentOutOfRangeException(nameof(length), given, $"A length of {given} was received; expected 1 to {vectors.Count}, the steps of the sequence. Correct the length.");

        var runs = new List<LayerRun<T>>();
        for (int i = 0; i < _layers.Count; i++)
        {
            runs.Add(_layers[i].Forward(vectors, state?.Layers[i] ?? _layers[i].InitialState, length ?? vectors.Count));
            vectors = runs[i].Outputs;
        }

        return new ModelRun<T>(length ?? sequence.Length / Spec.InputSize, runs);
    }

    /// <summary>Runs a sequence of float32 numbers, converted to <typeparamref name="T"/>.</summary>
    /// <inheritdoc cref="Run(ReadOnlySpan{T}, int?, ModelState{T}?)"/>
    public ModelRun<T> RunSingle(ReadOnlySpan<float> sequence, int? length = null, ModelState<T>? state = null) => Run(Convert(sequence), length, state);

    /// <summary>The gradients for parameters and inputs, from the gradient for <see cref="ModelRun{T}.Output"/>.</summary>
    /// <param name="run">What <see cref="Run"/> of this model returned.</param>
    /// <param name="dOutput">Of the shape of the output.</param>
    public ModelGradient<T> Backward(ModelRun<T> run, ReadOnlySpan<T> dOutput) =>
        Backward(run, dOutput, (last, lastRun, upstream) => last.Backward(lastRun, upstream, NoGradient(last)));

    /// <summary>The gradients for parameters and inputs, from the gradient for <see cref="ModelRun{T}.Scores"/>.</summary>
    /// <param name="run">What <see cref="Run"/> of this model returned.</param>
    /// <param name="dScores">Of the shape of the scores.</param>
    public ModelGradient<T> BackwardFromScores(ModelRun<T> run, ReadOnlySpan<T> dScores) =>
        Backward(run, dScores, (last, lastRun, upstream) => last.BackwardFromScores(lastRun, upstream, NoGradient(last)));

    private ModelGradient<T> Backward(
        ModelRun<T> run, ReadOnlySpan<T> upstream, Func<ReferenceLayer<T>, LayerRun<T>, IReadOnlyList<RealVector<T>>, LayerGradient<T>> throughLast)
    {
        IReadOnlyList<RealVector<T>> gradients = Rows(upstream, _layers[^1].Shape.Output.Features, nameof(upstream));
        if (gradients.Count != run.Layers[^1].Outputs.Count)
            throw new ArgumentException($"Gradients for {gradients.Count} outputs were received; expected {run.Layers[^1].Outputs.Count}. Give one number for each number of the output.", nameof(upstream));

        var layers = new LayerGradient<T>[_layers.Count];
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            layers[i] = i == _layers.Count - 1
                ? throughLast(_layers[i], run.Layers[i], gradients)
                : _layers[i].Backward(run.Layers[i], gradients, NoGradient(_layers[i]));
            gradients = layers[i].Inputs;
        }

        T[] parameters = new T[Layout.Count];
        for (int i = 0; i < layers.Length; i++)
        {
            foreach (IReadOnlyList<GateGradient<T>> step in layers[i].Gates)
            {
                for (int gate = 0; gate < step.Count; gate++)
                    ReferenceParameters.Add(_layers[i].Shape.Layer, gate, step[gate], Layout, parameters);
            }
        }

        return new ModelGradient<T>(parameters, ModelRun<T>.Flatten(gradients), new ModelState<T>([.. layers.Select(l => l.Initial)]), layers);
    }

    private static CellState<T> NoGradient(ReferenceLayer<T> layer) =>
        new(RealVector<T>.Zeros(layer.InitialState.H.Count), RealVector<T>.Zeros(layer.InitialState.C.Count));

    private static IReadOnlyList<RealVector<T>> Rows(ReadOnlySpan<T> numbers, int width, string name)
    {
        if (numbers.Length == 0 || numbers.Length % width != 0)
            throw new ArgumentException($"{numbers.Length} numbers were received; expected a multiple of {width}, one row a step. Correct the length.", name);
        var rows = new RealVector<T>[numbers.Length / width];
        for (int i = 0; i < rows.Length; i++) rows[i] = RealVector<T>.Of(numbers.Slice(i * width, width));
        return rows;
    }

    private static T[] Convert(ReadOnlySpan<float> values)
    {
        T[] converted = new T[values.Length];
        for (int i = 0; i < values.Length; i++) converted[i] = T.CreateChecked(values[i]);
        return converted;
    }
}
