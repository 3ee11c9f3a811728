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
    public ModelState<T> InitialState => StateOf(_layers.Select(l => l.InitialState));

    /// <summary>The cell of a recurrent layer, with its weights.</summary>
    /// <param name="layer">The layer, by position.</param>
    /// <param name="isBackward">Whether that of a bidirectional layer's backward half is asked for.</param>
    /// <exception cref="ArgumentException">The layer is not recurrent, or not bidirectional.</exception>
    public RecurrentCell<T> Cell(int layer, bool isBackward = false) => (_layers[layer] as ReferenceRecurrentLayer<T>) is { } recurrent
        ? (isBackward ? recurrent.BackwardCell : recurrent.Cell)
            ?? throw new ArgumentException($"The backward half of layer '{Spec.Layers[layer].Name}' was asked for; expected a bidirectional layer. Ask for its only half.", nameof(isBackward))
        : throw new ArgumentException($"Layer {layer}, '{Spec.Layers[layer].Name}', was received; expected a recurrent one. Use {nameof(Dense)}.", nameof(layer));

    /// <summary>A Dense layer with its weights.</summary>
    /// <param name="layer">The layer, by position.</param>
    /// <exception cref="ArgumentException">The layer is not a Dense one.</exception>
    public DenseLayer<T> Dense(int layer) => (_layers[layer] as ReferenceDenseLayer<T>)?.Dense
        ?? throw new ArgumentException($"Layer {layer}, '{Spec.Layers[layer].Name}', was received; expected a Dense one. Use {nameof(Cell)}.", nameof(layer));

    /// <summary>A layer norm with its factors and what it adds.</summary>
    /// <param name="layer">The layer, by position.</param>
    /// <exception cref="ArgumentException">The layer is no layer normalisation.</exception>
    public LayerNorm<T> Norm(int layer) => (_layers[layer] as ReferenceNormLayer<T>)?.Norm
        ?? throw new ArgumentException($"Layer {layer}, '{Spec.Layers[layer].Name}', was received; expected a layer normalisation. Use {nameof(Cell)} or {nameof(Dense)}.", nameof(layer));

    /// <summary>Runs a sequence.</summary>
    /// <param name="sequence">[T, I] row-major, at least one step; one token id a step for a model that begins with an Embedding.</param>
    /// <param name="length">Steps of the sequence, 0 to T; those beyond are padding. All when left out.</param>
    /// <param name="state">The state to begin from; <see cref="InitialState"/> when left out.</param>
    /// <param name="dropout">What dropout leaves out; nothing when left out, as in prediction.</param>
    /// <remarks>
    /// Padding is never read, and masked, as are the steps that a Masking layer or an Embedding with MaskZero finds. A recurrent
    /// layer carries its state over a masked step and passes it on again: the output repeats the one before, and is zero before
    /// the first step that counts, if the layer begins with zeros. All other layers work on what they are given at every step.
    /// A layer that passes its states on from the end to the start passes the mask on likewise.
    /// </remarks>
    /// <exception cref="ArgumentException">The sequence has no whole number of steps, or none, the length does not fit, or a token id is none.</exception>
    public ModelRun<T> Run(ReadOnlySpan<T> sequence, int? length = null, ModelState<T>? state = null, ModelDropout<T>? dropout = null)
    {
        IReadOnlyList<RealVector<T>> vectors = Rows(sequence, Spec.InputSize, nameof(sequence));
        int steps = length ?? vectors.Count;
        if (steps < 0 || steps > vectors.Count)
            throw new ArgumentOutOfRangeException(nameof(length), steps, $"A length of {steps} was received; expected 0 to {vectors.Count}, the steps of the sequence. Correct the length.");

        IReadOnlyList<bool> counts = [.. vectors.Select((_, t) => t < steps)];
        vectors = [.. vectors.Select((x, t) => counts[t] ? x : RealVector<T>.Zeros(x.Count))];
        var runs = new List<LayerRun<T>>();
        for (int i = 0; i < _layers.Count; i++)
        {
            runs.Add(_layers[i].Forward(new LayerInput<T>(vectors, counts, PartOf(state, i) ?? _layers[i].InitialState, dropout?.Layers[i])));
            (vectors, counts) = (runs[i].Outputs, runs[i].Counts);
        }

        return new ModelRun<T>(steps, runs);
    }

    /// <summary>Runs a sequence of float32 numbers, converted to <typeparamref name="T"/>.</summary>
    /// <inheritdoc cref="Run(ReadOnlySpan{T}, int?, ModelState{T}?, ModelDropout{T}?)"/>
    public ModelRun<T> RunSingle(ReadOnlySpan<float> sequence, int? length = null, ModelState<T>? state = null, ModelDropout<T>? dropout = null) =>
        Run(Convert(sequence), length, state, dropout);

    /// <summary>The gradients for parameters and inputs, from the gradient for <see cref="ModelRun{T}.Output"/>.</summary>
    /// <param name="run">What <see cref="Run"/> of this model returned.</param>
    /// <param name="dOutput">Of the shape of the output.</param>
    /// <param name="dFinal">The gradient for <see cref="ModelRun{T}.FinalState"/>, as far as it does not come by way of the output; none when left out.</param>
    public ModelGradient<T> Backward(ModelRun<T> run, ReadOnlySpan<T> dOutput, ModelState<T>? dFinal = null) =>
        Backward(run, dOutput, dFinal, (last, lastRun, upstream, final) => last.Backward(lastRun, upstream, final));

    /// <summary>The gradients for parameters and inputs, from the gradient for <see cref="ModelRun{T}.Scores"/>.</summary>
    /// <param name="run">What <see cref="Run"/> of this model returned.</param>
    /// <param name="dScores">Of the shape of the scores.</param>
    /// <param name="dFinal">As of <see cref="Backward(ModelRun{T}, ReadOnlySpan{T}, ModelState{T}?)"/>.</param>
    public ModelGradient<T> BackwardFromScores(ModelRun<T> run, ReadOnlySpan<T> dScores, ModelState<T>? dFinal = null) =>
        Backward(run, dScores, dFinal, (last, lastRun, upstream, final) => last.BackwardFromScores(lastRun, upstream, final));

    private delegate LayerGradient<T> ThroughLayer(ReferenceLayer<T> layer, LayerRun<T> run, IReadOnlyList<RealVector<T>> upstream, LayerState<T> dFinal);

    private ModelGradient<T> Backward(ModelRun<T> run, ReadOnlySpan<T> upstream, ModelState<T>? dFinal, ThroughLayer throughLast)
    {
        IReadOnlyList<RealVector<T>> gradients = Rows(upstream, _layers[^1].Shape.Output.Features, nameof(upstream));
        if (gradients.Count != run.Layers[^1].Outputs.Count)
            throw new ArgumentException($"Gradients for {gradients.Count} outputs were received; expected {run.Layers[^1].Outputs.Count}. Give one number for each number of the output.", nameof(upstream));

        T[] parameters = new T[Layout.Count];
        var layers = new LayerGradient<T>[_layers.Count];
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            LayerState<T> final = PartOf(dFinal, i) ?? _layers[i].InitialState.Zeros;
            layers[i] = i == _layers.Count - 1
                ? throughLast(_layers[i], run.Layers[i], gradients, final)
                : _layers[i].Backward(run.Layers[i], gradients, final);
            ReferenceParameters.Add(_layers[i].Shape.Layer, layers[i], Layout, parameters);
            gradients = layers[i].Inputs;
        }

        // What stands in the padding was never read.
        gradients = [.. gradients.Select((dx, t) => t < run.Length ? dx : RealVector<T>.Zeros(dx.Count))];
        ModelState<T> initial = StateOf(layers.Select(l => new LayerState<T>(l.Initial, l.Backward?.Initial ?? CellState<T>.None)));
        return new ModelGradient<T>(parameters, ModelRun<T>.Flatten(gradients), initial, layers);
    }

    private static ModelState<T> StateOf(IEnumerable<LayerState<T>> layers) =>
        new([.. layers.Select(l => l.Forward)]) { Backward = [.. layers.Select(l => l.Backward)] };

    private LayerState<T>? PartOf(ModelState<T>? state, int layer) => state is null
        ? null
        : new LayerState<T>(state.Layers[layer], state.Backward.Count > 0 ? state.Backward[layer] : _layers[layer].InitialState.Backward);

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
