using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GenRnn;

/// <summary>
/// The text form of a model. One statement a layer, separated by semicolons; a statement is the layer's kind, its positional
/// values, and options written name=value:
/// <code>
/// model     = [ "model" { option } ";" ] start { ";" layer } [ ";" ]
/// option    = "initialization=" ( "keras" | "pytorch" ) | "precision=" ( "fast" | "accurate" ) | "storage=" storage
/// storage   = "float32" | "bfloat16" | "int16" | "int8"
/// start     = "input" features { "steps=" whole }
///           | embedding { "steps=" whole }
/// layer     = "simple_rnn" units { name | weights | recurrent }
///           | "gru"  units { name | weights | recurrent | gates | "reset_after=" bool }
///           | "lstm" units { name | weights | recurrent | gates | lstm }
///           | "dense" units [ activation ] { name | weights }
///           | "layer_normalization" { name | "epsilon=" number | "center=" bool | "scale=" bool }
///           | "dropout" rate { name }
///           | "masking" [ value ] { name }
/// embedding = "embedding" vocabulary dimension { name | "mask_zero=" bool | tensor("embeddings") }
/// name      = "name=" identifier
/// weights   = "use_bias=" bool | "activation_alpha=" number | tensor("kernel") | tensor("bias")
/// recurrent = "return_sequences=" bool | "go_backwards=" bool | "bidirectional=" bool
///           | "merge=" ( "concat" | "sum" | "multiply" | "average" )
///           | "activation=" activation | "dropout=" number | "recurrent_dropout=" number | tensor("recurrent")
/// gates     = "recurrent_activation=" activation | "recurrent_activation_alpha=" number
///           | "layer_normalization=" bool | "layer_normalization_epsilon=" number
/// lstm      = "unit_forget_bias=" bool | "peepholes=" bool | "cell_clip=" number | "coupled_forget_gate=" bool | "projection=" whole
/// tensor(t) = t "_initializer=" initializer | t "_constant=" number | t "_scale=" number
///           | t "_l1=" number | t "_l2=" number | t "_max_norm=" number
/// activation = "linear" | "relu" | "tanh" | "sigmoid" | "softmax" | "hard_sigmoid" | "hard_sigmoid_keras2" | "leaky_relu"
///           | "elu" | "selu" | "gelu" | "gelu_tanh" | "silu" | "softplus" | "softsign" | "exponential"
/// initializer = "default" | "zeros" | "ones" | "constant" | "uniform" | "normal" | "truncated_normal" | "glorot_uniform"
///           | "glorot_normal" | "he_uniform" | "he_normal" | "lecun_uniform" | "lecun_normal" | "orthogonal" | "identity"
/// bool      = "true" | "false"
/// </code>
/// Words are separated by blanks, case does not count. features, units, vocabulary, dimension and whole are whole numbers;
/// rate, value and number may have a point and an exponent. Left out, <c>return_sequences</c> is true where a recurrent layer
/// comes later, and false otherwise: this text alone infers it.
/// </summary>
public static class SpecText
{
    private static readonly string[] LayerKinds = ["simple_rnn", "gru", "lstm", "dense", "embedding", "masking", "dropout", "layer_normalization"];

    /// <summary>Reads a text; a text that does not follow the grammar gives an error that says where and what was expected.</summary>
    public static SpecResult<ModelSpec> Parse(string text)
    {
        if (text is null) throw new ArgumentNullException(nameof(text));
        try
        {
            return SpecResult<ModelSpec>.Ok(ParseStatements(text));
        }
        catch (SyntaxError error)
        {
            return SpecResult<ModelSpec>.Fail(error.Message);
        }
    }

    /// <summary>Writes a spec; reading the text gives an equal spec.</summary>
    public static string Format(ModelSpec spec)
    {
        var statements = new List<string>();
        string model = ModelOptions(spec);
        if (model.Length > 0) statements.Add("model" + model);
        string steps = spec.Steps is { } number ? $" steps={Number(number)}" : "";
        bool startsWithTokens = spec.ReadsTokens && spec.InputSize == 1;
        if (!startsWithTokens) statements.Add($"input {Number(spec.InputSize)}" + steps);

        for (int i = 0; i < spec.Layers.Count; i++)
        {
            string layer = Format(spec.Layers[i], LayerNames.DefaultAt(spec.Layers, i), SequenceIsNeeded(spec.Layers, i));
            statements.Add(i == 0 && startsWithTokens ? layer + steps : layer);
        }

        return string.Join("; ", statements);
    }

    private static string ModelOptions(ModelSpec spec) =>
        (spec.Initialization != Initialization.Keras ? $" initialization={SpecWords.Of(spec.Initialization)}" : "")
        + (spec.Precision != Precision.Fast ? $" precision={SpecWords.Of(spec.Precision)}" : "")
        + (spec.Storage != WeightStorage.Float32 ? $" storage={SpecWords.Of(spec.Storage)}" : "");

    private static string Format(LayerSpec layer, string defaultName, bool sequenceIsNeeded)
    {
        var words = new List<string> { layer.Kind };
        words.AddRange(Positional(layer));
        if (layer.Name != defaultName) words.Add($"name={layer.Name}");
        words.AddRange(LayerOptions.Of(layer).Where(o => !GoesWithoutSaying(o, layer, sequenceIsNeeded)).Select(o => $"{o.Word}={o.Format(layer)}"));
        return string.Join(" ", words);
    }

    private static IEnumerable<string> Positional(LayerSpec layer) => layer switch
    {
        DenseSpec { Activation: not Activation.Linear } dense => [Number(dense.Units), SpecWords.Of(dense.Activation)],
        EmbeddingSpec embedding => [Number(embedding.Vocabulary), Number(embedding.Dimension)],
        MaskingSpec { Value: not 0 } masking => [OptionValues.Write(masking.Value)],
        DropoutSpec dropout => [OptionValues.Write(dropout.Rate)],
        PassiveSpec => [],
        _ => [Number(layer.Units)],
    };

    private static bool GoesWithoutSaying(LayerOption option, LayerSpec layer, bool sequenceIsNeeded) =>
        option.Name == nameof(RecurrentSpec.ReturnSequences) ? ((RecurrentSpec)layer).ReturnSequences == sequenceIsNeeded : option.IsDefault(layer);

    private static bool SequenceIsNeeded(IReadOnlyList<LayerSpec> layers, int index) => layers.Skip(index + 1).Any(l => l is RecurrentSpec);

    private static ModelSpec ParseStatements(string text)
    {
        List<Statement> statements = text.Split(';').Select(s => new Statement(s)).ToList();
        while (statements.Count > 0 && statements[statements.Count - 1].IsEmpty) statements.RemoveAt(statements.Count - 1);

        var model = new ModelSpec(0);
        if (statements.Count > 0 && statements[0].Kind == "model")
        {
            model = model with
            {
                Initialization = statements[0].Choice("initialization", Initialization.Keras),
                Precision = statements[0].Choice("precision", Precision.Fast),
                Storage = statements[0].Choice("storage", WeightStorage.Float32),
            };
            statements[0].NothingElse();
            statements.RemoveAt(0);
        }

        if (statements.Count == 0 || statements[0].Kind is not ("input" or "embedding"))
            throw new SyntaxError($"The text begins with '{(statements.Count == 0 ? "" : statements[0].Text)}'; expected 'input' and the features per step. Begin with, for example, 'input 5; gru 16; dense 3 softmax'.");

        Statement start = statements[0];
        model = model with { InputSize = start.Kind == "input" ? start.PositionalNumber("the number of features") : 1, Steps = start.Number("steps") };
        if (start.Kind == "input") start.NothingElse();

        List<LayerSpec> layers = [];
        for (int i = start.Kind == "input" ? 1 : 0; i < statements.Count; i++)
        {
            bool needed = statements.Skip(i + 1).Any(s => s.Kind is "simple_rnn" or "gru" or "lstm");
            layers.Add(ParseLayer(statements[i], needed));
            statements[i].NothingElse();
        }

        return model with { Layers = layers.ToEquatableArray() };
    }

    private static LayerSpec ParseLayer(Statement s, bool sequenceIsNeeded)
    {
        LayerSpec layer = s.Kind switch
        {
            "simple_rnn" => new SimpleRnnSpec(Units()) { ReturnSequences = sequenceIsNeeded },
            "gru" => new GruSpec(Units()) { ReturnSequences = sequenceIsNeeded },
            "lstm" => new LstmSpec(Units()) { ReturnSequences = sequenceIsNeeded },
            "dense" => new DenseSpec(Units(), s.PositionalChoice(Activation.Linear)),
            "embedding" => new EmbeddingSpec(s.PositionalNumber("the vocabulary"), s.PositionalNumber("the dimension")),
            "masking" => new MaskingSpec(s.PositionalReal("the value", ifAbsent: 0)),
            "dropout" => new DropoutSpec(s.PositionalReal("the rate", ifAbsent: null)),
            "layer_normalization" => new LayerNormalizationSpec(),
            "" => throw new SyntaxError("An empty statement was received between two semicolons; expected a layer. Remove one semicolon."),
            _ => throw new SyntaxError($"'{s.Kind}' is not a layer; expected one of {string.Join(", ", LayerKinds)}. Correct the word in '{s.Text}'."),
        };
        layer = layer with { Name = s.Word("name") };
        return LayerOptions.Of(layer).Aggregate(layer, s.Apply);

        int Units() => s.PositionalNumber("the number of units");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private sealed class SyntaxError(string message) : Exception(message);

    /// <summary>The words of one statement, handed out one by one; what is left over at the end is an error.</summary>
    private sealed class Statement
    {
        private readonly List<string> _positional;
        private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);

        public Statement(string text)
        {
            Text = text.Trim();
            string[] words = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            Kind = words.Length == 0 ? "" : words[0].ToLowerInvariant();
            _positional = words.Skip(1).Where(w => !w.Contains('=')).ToList();
            foreach (string word in words.Skip(1).Where(w => w.Contains('=')))
            {
                string name = word.Substring(0, word.IndexOf('='));
                if (_options.ContainsKey(name))
                    throw new SyntaxError($"'{name}' is given twice in '{Text}'; expected once. Remove one.");
                _options[name] = word.Substring(name.Length + 1);
            }
        }

        public string Text { get; }

        public string Kind { get; }

        public bool IsEmpty => Text.Length == 0;

        public int PositionalNumber(string what)
        {
            if (_positional.Count == 0)
                throw new SyntaxError($"'{Text}' lacks {what}; expected a whole number after '{Kind}'. Write, for example, '{Kind} 16'.");
            int number = ToNumber(_positional[0], what);
            _positional.RemoveAt(0);
            return number;
        }

        public double PositionalReal(string what, double? ifAbsent)
        {
            if (_positional.Count == 0)
                return ifAbsent ?? throw new SyntaxError($"'{Text}' lacks {what}; expected a number after '{Kind}'. Write, for example, '{Kind} 0.5'.");
            string word = _positional[0];
            _positional.RemoveAt(0);
            return OptionValues.ReadNumber(word) as double?
                ?? throw new SyntaxError($"'{word}' was received as {what} in '{Text}'; expected a number. Correct the value.");
        }

        public T PositionalChoice<T>(T ifAbsent)
            where T : struct, Enum
        {
            if (_positional.Count == 0) return ifAbsent;
            T choice = ToChoice<T>(_positional[0]);
            _positional.RemoveAt(0);
            return choice;
        }

        public int? Number(string option) => Take(option) is { } word ? ToNumber(word, option) : null;

        /// <summary>The layer with what the statement says about an option.</summary>
        public LayerSpec Apply(LayerSpec layer, LayerOption option) =>
            Take(option.Word) is not { } word ? layer
            : option.Parse(layer, word)
                ?? throw new SyntaxError($"'{option.Word}={word}' was received in '{Text}'; expected {option.Expected}. Correct the value.");

        public T Choice<T>(string option, T ifAbsent)
            where T : struct, Enum => Take(option) is { } word ? ToChoice<T>(word) : ifAbsent;

        public string Word(string option) => Take(option) switch
        {
            null => "",
            "" => throw new SyntaxError($"'{option}=' was received in '{Text}'; expected a {option} behind the equals sign. Write one, or remove the option."),
            { } word => word,
        };

        public void NothingElse()
        {
            string? extra = _positional.Concat(_options.Select(o => $"{o.Key}={o.Value}")).FirstOrDefault();
            if (extra is not null)
                throw new SyntaxError($"'{extra}' was received in '{Text}'; expected only what '{Kind}' knows. Remove it, or correct its spelling.");
        }

        private string? Take(string option)
        {
            if (!_options.TryGetValue(option, out string? word)) return null;
            _options.Remove(option);
            return word;
        }

        private int ToNumber(string word, string what) =>
            int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new SyntaxError($"'{word}' was received as {what} in '{Text}'; expected a whole number. Correct the value.");

        private T ToChoice<T>(string word)
            where T : struct, Enum =>
            SpecWords.Find<T>(word) is { } choice
                ? choice
                : throw new SyntaxError($"'{word}' was received in '{Text}'; expected one of {string.Join(", ", SpecWords.All<T>())}. Correct the word.");
    }
}
