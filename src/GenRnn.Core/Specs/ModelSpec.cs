using System.Linq;

namespace GenRnn;

/// <summary>
/// A recurrent network as a value: what it reads, and its layers in order. The same record comes out of the attributes of a
/// class, of the fluent methods, of a text and of a file; from here on there is one way.
/// </summary>
/// <remarks>
/// <para>
/// The caching contract. A spec and everything it holds is immutable and structurally equal all the way down: two specs made
/// from equal declarations are equal and have equal hash codes, and a spec holds no symbol, syntax, location or compilation.
/// The source generator's pipeline passes specs between its steps and relies on this to run a step again only when its
/// input has changed. Whoever adds a member here adds it to equality.
/// </para>
/// <para>
/// A spec may be wrong (no layer, a size of zero): <see cref="ShapeInference.Infer"/> tells, as values. It knows no class name.
/// </para>
/// </remarks>
public sealed record ModelSpec
{
    private readonly EquatableArray<LayerSpec> _layers;

    /// <summary>A model that reads <paramref name="inputSize"/> features a step and has no layer yet.</summary>
    public ModelSpec(int inputSize, int? steps = null)
    {
        InputSize = inputSize;
        Steps = steps;
    }

    /// <summary>Features per time step.</summary>
    public int InputSize { get; init; }

    /// <summary>Time steps per sequence, or <see langword="null"/> for any number.</summary>
    public int? Steps { get; init; }

    /// <summary>Default initialisers, and the form of the recurrent biases.</summary>
    public Initialization Initialization { get; init; }

    /// <summary>How exactly the cells compute tanh and sigmoid.</summary>
    public Precision Precision { get; init; }

    /// <summary>How weights are kept for prediction. Parameters and training are float32 in any case.</summary>
    public WeightStorage Storage { get; init; }

    /// <summary>
    /// The layers in order, each with a name: a layer that came without one gets the Keras name of its class. A number that is
    /// the usual one (an alpha, a scale) counts as left out.
    /// </summary>
    public EquatableArray<LayerSpec> Layers
    {
        get => _layers;
        init => _layers = LayerNames.FillIn(value.Select(UsualValues.LeaveOut));
    }

    /// <summary>Whether the model reads token ids, one a step, which its first layer looks up.</summary>
    public bool ReadsTokens => Layers.Count > 0 && Layers[0] is EmbeddingSpec;

    /// <summary>
    /// Whether the model has to know later steps of a sequence before it can tell anything about the first: a bidirectional
    /// layer, or one that goes backwards. Such a model takes whole sequences, and no single steps.
    /// </summary>
    public bool LooksAhead => Layers.Any(layer => layer is RecurrentSpec { LooksAhead: true });

    /// <summary>Starts a model that reads <paramref name="features"/> numbers a step.</summary>
    /// <param name="features">Features per time step.</param>
    /// <param name="steps">Time steps per sequence; any number when left out.</param>
    /// <param name="initialization">Default initialisers, and the form of the recurrent biases.</param>
    /// <param name="precision">How exactly the cells compute tanh and sigmoid.</param>
    /// <param name="storage">How weights are kept for prediction.</param>
    public static ModelSpec Input(
        int features, int? steps = null, Initialization initialization = Initialization.Keras, Precision precision = Precision.Fast,
        WeightStorage storage = WeightStorage.Float32) =>
        new(features, steps) { Initialization = initialization, Precision = precision, Storage = storage };

    /// <summary>Starts a model that reads token ids, one a step, and looks each up in a table of vectors.</summary>
    /// <param name="vocabulary">How many ids there are: 0 to vocabulary - 1.</param>
    /// <param name="dimension">Numbers of a vector.</param>
    /// <param name="maskZero">Whether a step with the id 0 is masked.</param>
    /// <param name="steps">Time steps per sequence; any number when left out.</param>
    /// <param name="initialization">Default initialisers, and the form of the recurrent biases.</param>
    /// <param name="precision">How exactly the cells compute tanh and sigmoid.</param>
    /// <param name="storage">How weights are kept for prediction.</param>
    /// <param name="name">Name of the layer; <c>embedding</c> when left out.</param>
    public static ModelSpec Embedding(
        int vocabulary, int dimension, bool maskZero = false, int? steps = null, Initialization initialization = Initialization.Keras, Precision precision = Precision.Fast,
        WeightStorage storage = WeightStorage.Float32, string name = "") =>
        Input(1, steps, initialization, precision, storage).Add(new EmbeddingSpec(vocabulary, dimension) { MaskZero = maskZero, Name = name });

    /// <summary>The model with <paramref name="layer"/> at its end; the way to options that the methods for each layer do not name.</summary>
    public ModelSpec Add(LayerSpec layer) => this with { Layers = Layers.Append(layer) };

    /// <summary>The model with a SimpleRNN layer at its end.</summary>
    public ModelSpec SimpleRnn(int units, bool returnSequences = false, bool useBias = true, string name = "") =>
        Add(new SimpleRnnSpec(units) { ReturnSequences = returnSequences, UseBias = useBias, Name = name });

    /// <summary>The model with a GRU layer at its end.</summary>
    public ModelSpec Gru(int units, bool returnSequences = false, bool resetAfter = true, bool useBias = true, string name = "") =>
        Add(new GruSpec(units) { ReturnSequences = returnSequences, ResetAfter = resetAfter, UseBias = useBias, Name = name });

    /// <summary>The model with an LSTM layer at its end.</summary>
    public ModelSpec Lstm(int units, bool returnSequences = false, bool useBias = true, bool unitForgetBias = true, string name = "") =>
        Add(new LstmSpec(units) { ReturnSequences = returnSequences, UseBias = useBias, UnitForgetBias = unitForgetBias, Name = name });

    /// <summary>The model with a Dense layer at its end.</summary>
    public ModelSpec Dense(int units, Activation activation = Activation.Linear, bool useBias = true, string name = "") =>
        Add(new DenseSpec(units, activation) { UseBias = useBias, Name = name });

    /// <summary>The model with a layer at its end that masks steps full of <paramref name="value"/>.</summary>
    public ModelSpec Masking(double value = 0, string name = "") => Add(new MaskingSpec(value) { Name = name });

    /// <summary>The model with a Dropout layer at its end.</summary>
    public ModelSpec Dropout(double rate, string name = "") => Add(new DropoutSpec(rate) { Name = name });

    /// <summary>The model with a LayerNormalization layer at its end.</summary>
    public ModelSpec LayerNormalization(double epsilon = GatedSpec.DefaultEpsilon, bool center = true, bool scale = true, string name = "") =>
        Add(new LayerNormalizationSpec { Epsilon = epsilon, Center = center, Scale = scale, Name = name });

    /// <summary>The spec that <paramref name="text"/> states, in the grammar of <see cref="SpecText"/>.</summary>
    /// <exception cref="System.FormatException">The text does not follow the grammar; the message says where and what was expected.</exception>
    public static ModelSpec Parse(string text) => SpecText.Parse(text).OrThrow();

    /// <summary>The text form, the inverse of <see cref="Parse"/>.</summary>
    public override string ToString() => SpecText.Format(this);

    /// <summary>The table of layers, output shapes and parameters, as text.</summary>
    public string Summary() => SpecSummary.Of(this);
}
