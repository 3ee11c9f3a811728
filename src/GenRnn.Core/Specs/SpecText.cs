using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GenRnn;

/// <summary>
/// The text form of a model. One statement a layer, separated by semicolons; a statement is the layer's kind, its positional
/// values, and options written name=value:
/// <code>
/// model     = [ "model" { option } ";" ] input { ";" layer } [ ";" ]
/// option    = "initialization=" ( "keras" | "pytorch" ) | "precision=" ( "fast" | "accurate" ) | "storage=" storage
/// storage   = "float32" | "bfloat16" | "int16" | "int8"
/// input     = "input" features { "steps=" number }
/// layer     = "simple_rnn" units { common | sequences }
///           | "gru"  units { common | sequences | "reset_after=" bool }
///           | "lstm" units { common | sequences | "unit_forget_bias=" bool }
///           | "dense" units [ activation ] { common }
/// common    = "name=" identifier | "use_bias=" bool
/// sequences = "return_sequences=" bool
/// activation = "linear" | "relu" | "tanh" | "sigmoid" | "softmax" | "hard_sigmoid" | "hard_sigmoid_keras2" | "leaky_relu"
///           | "elu" | "selu" | "gelu" | "gelu_tanh" | "silu" | "softplus" | "softsign" | "exponential"
/// bool      = "true" | "false"
/// </code>
/// Words are separated by blanks, case does not count. Left out, <c>return_sequences</c> is true where a recurrent layer
/// comes later, and false otherwise: this text alone infers it.
/// </summary>
public static class SpecText
{
    private static readonly string[] LayerKinds = ["simple_rnn", "gru", "lstm", "dense"];

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
        statements.Add($"input {Number(spec.InputSize)}" + (spec.Steps is { } steps ? $" steps={Number(steps)}" : ""));

        for (int i = 0; i < spec.Layers.Count; i++)
            statements.Add(Format(spec.Layers[i], LayerNames.DefaultAt(spec.Layers, i), SequenceIsNeeded(spec.Layers, i)));
        return string.Join("; ", statements);
    }

    private static string ModelOptions(ModelSpec spec) =>
        (spec.Initialization != Initialization.Keras ? $" initialization={SpecWords.Of(spec.Initialization)}" : "")
        + (spec.Precision != Precision.Fast ? $" precision={SpecWords.Of(spec.Precision)}" : "")
        + (spec.Storage != WeightStorage.Float32 ? $" storage={SpecWords.Of(spec.Storage)}" : "");

    private static string Format(LayerSpec layer, string defaultName, bool sequenceIsNeeded)
    {
        var words = new List<string> { layer.Kind, Number(layer.Units) };
        if (layer is DenseSpec { Activation: not Activation.Linear } dense) words.Add(SpecWords.Of(dense.Activation));
        if (layer.Name != defaultName) words.Add($"name={layer.Name}");
        if (!layer.UseBias) words.Add("use_bias=false");
        if (layer is RecurrentSpec recurrent && recurrent.ReturnSequences != sequenceIsNeeded) words.Add($"return_sequences={Lower(recurrent.ReturnSequences)}");
        if (layer is GruSpec { ResetAfter: false }) words.Add("reset_after=false");
        if (layer is LstmSpec { UnitForgetBias: false }) words.Add("unit_forget_bias=false");
        return string.Join(" ", words);
    }

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

        if (statements.Count == 0 || statements[0].Kind != "input")
            throw new SyntaxError($"The text begins with '{(statements.Count == 0 ? "" : statements[0].Text)}'; expected 'input' and the features per step. Begin with, for example, 'input 5; gru 16; dense 3 softmax'.");

        Statement input = statements[0];
        model = model with { InputSize = input.PositionalNumber("the number of features"), Steps = input.Number("steps") };
        input.NothingElse();

        List<LayerSpec> layers = [];
        for (int i = 1; i < statements.Count; i++)
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
            "simple_rnn" => new SimpleRnnSpec(Units()) { ReturnSequences = s.Flag("return_sequences", sequenceIsNeeded) },
            "gru" => new GruSpec(Units()) { ReturnSequences = s.Flag("return_sequences", sequenceIsNeeded), ResetAfter = s.Flag("reset_after", true) },
            "lstm" => new LstmSpec(Units()) { ReturnSequences = s.Flag("return_sequences", sequenceIsNeeded), UnitForgetBias = s.Flag("unit_forget_bias", true) },
            "dense" => new DenseSpec(Units(), s.PositionalChoice(Activation.Linear)),
            "" => throw new SyntaxError("An empty statement was received between two semicolons; expected a layer. Remove one semicolon."),
            _ => throw new SyntaxError($"'{s.Kind}' is not a layer; expected one of {string.Join(", ", LayerKinds)}. Correct the word in '{s.Text}'."),
        };
        return layer with { Name = s.Word("name"), UseBias = s.Flag("use_bias", true) };

        int Units() => s.PositionalNumber("the number of units");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Lower(bool value) => value ? "true" : "false";

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

        public T PositionalChoice<T>(T ifAbsent)
            where T : struct, Enum
        {
            if (_positional.Count == 0) return ifAbsent;
            T choice = ToChoice<T>(_positional[0]);
            _positional.RemoveAt(0);
            return choice;
        }

        public int? Number(string option) => Take(option) is { } word ? ToNumber(word, option) : null;

        public bool Flag(string option, bool ifAbsent) => Take(option)?.ToLowerInvariant() switch
        {
            null => ifAbsent,
            "true" => true,
            "false" => false,
            { } word => throw new SyntaxError($"'{option}={word}' was received in '{Text}'; expected true or false. Correct the value."),
        };

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
