using System;
using System.Globalization;
using System.Linq;

namespace GenRnn;

/// <summary>
/// Something that is wrong with a <see cref="ModelSpec"/>, as a value: one case per thing that can be wrong. The compiler
/// shows <see cref="Message"/> as a diagnostic, the runtime throws it.
/// </summary>
public abstract record SpecError
{
    private SpecError(int? layerIndex, string received, string expected, string remedy) =>
        (LayerIndex, Received, Expected, Remedy) = (layerIndex, received, expected, remedy);

    /// <summary>The layer that has to change; <see langword="null"/> when it is the input or the model as a whole.</summary>
    public int? LayerIndex { get; }

    /// <summary>What was received.</summary>
    public string Received { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }

    /// <summary>Received, expected and remedy in one sentence each.</summary>
    public string Message => $"{Received}; expected {Expected}. {Remedy}";

    /// <summary>The error's message.</summary>
    public sealed override string ToString() => Message;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>No layer carries a state.</summary>
    public sealed record NoRecurrentLayer(int LayerCount) : SpecError(
        null,
        LayerCount == 0 ? "The model has no layer" : $"None of the model's {Number(LayerCount)} layers is recurrent",
        "at least one of SimpleRnn, Gru and Lstm",
        "Add a recurrent layer, for example [Gru(16)].");

    /// <summary>A number of features, steps, units or token ids below 1 or beyond what kernels are made for.</summary>
    public sealed record SizeOutOfRange(int? Layer, string What, int Value) : SpecError(
        Layer,
        $"{Number(Value)} {What}",
        What is "steps" or "token ids" ? $"1 to {Number(1 << 24)}" : $"1 to {Number(ShapeInference.MaximumSize)}",
        Value < 1 ? "Give a positive number." : "Give a smaller number.");

    /// <summary>More parameters than a model may have.</summary>
    public sealed record TooManyParameters(long Count) : SpecError(
        null,
        $"{Number(Count)} parameters",
        $"at most {Number(ShapeInference.MaximumParameters)}",
        "Make layers narrower.");

    /// <summary>A recurrent layer needs a sequence, and the layer before it returns the last step alone.</summary>
    public sealed record SequenceExpected(int Layer, string Name, string Reader) : SpecError(
        Layer,
        $"Layer '{Name}' returns its last step alone",
        $"a sequence, because the recurrent layer '{Reader}' reads it",
        $"Set ReturnSequences = true on '{Name}'.");

    /// <summary>Two layers have one name.</summary>
    public sealed record DuplicateName(int Layer, string Name) : SpecError(
        Layer,
        $"The name '{Name}' is used by two layers",
        "a name of its own for each layer",
        "Change or remove one Name.");

    /// <summary>A name that cannot prefix a parameter.</summary>
    public sealed record InvalidName(int Layer, string Name) : SpecError(
        Layer,
        $"The layer name '{Name}'",
        "a letter followed by letters, digits and underscores",
        "Change the name.");

    /// <summary>Options that do not go together.</summary>
    public sealed record UnsupportedCombination(int Layer, string What, string Supported, string Cure) : SpecError(Layer, What, Supported, Cure);

    /// <summary>An option that would change nothing.</summary>
    public sealed record OptionWithoutEffect(int Layer, string What, string Because, string Cure) : SpecError(Layer, What, Because, Cure);

    /// <summary>A number of an option that is none, or beyond what the option can be.</summary>
    public sealed record NumberOutOfRange(int Layer, string Name, string Option, double Value, string Range) : SpecError(
        Layer,
        $"Layer '{Name}' has {Option} = {OptionValues.Write(Value)}",
        Range,
        $"Correct {Option}.");

    /// <summary>A number in place of an enum's name.</summary>
    public sealed record UndefinedValue(int? Layer, string Type, long Value, EquatableArray<string> Names) : SpecError(
        Layer,
        $"({Type}){Number(Value)}",
        $"one of {string.Join(", ", Names.Select(name => $"{Type}.{name}"))}",
        "Write one of these names.")
    {
        /// <summary>The error of a value without a name; <see langword="null"/> for one with.</summary>
        public static UndefinedValue? Of<T>(T value, int? layer = null)
            where T : struct, Enum =>
            Enum.IsDefined(typeof(T), value) ? null : new UndefinedValue(layer, typeof(T).Name, Convert.ToInt64(value), Enum.GetNames(typeof(T)).ToEquatableArray());
    }

    /// <summary>A layer that cannot work where it stands.</summary>
    public sealed record LayerMisplaced(int Layer, string What, string Place, string Cure) : SpecError(Layer, What, Place, Cure);

    /// <summary>Something that makes a model, but that emitted kernels do not know yet (<see cref="KernelSupport"/>).</summary>
    public sealed record NotSupportedYet(int Layer, string What, string Cure) : SpecError(
        Layer,
        $"{What} is not supported by the kernels yet",
        "what SUPPORT.md lists for streaming, batches and training",
        Cure);
}
