using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text;

namespace GenRnn;

/// <summary>
/// The emitted code of one time step, as the compiler got it, and why it is what it is; or the reason why it cannot be shown.
/// Immutable and equal by value.
/// </summary>
/// <remarks>
/// C# compilers put the text that generators add into the symbols of an assembly. It is read there, and only when the
/// identifiers of the loaded assembly, its file and its symbols match: what is shown is what ran.
/// </remarks>
public sealed record TraceCode
{
    /// <summary>Name of the emitted file; empty when nothing was read.</summary>
    public string File { get; init; } = "";

    /// <summary>float32 lanes of the vectors that these kernels use: 16, 8 or 4, the widest that this machine has.</summary>
    public int Width { get; init; }

    /// <summary>
    /// C#: how the layers of a step follow each other, the kernel of each with its equations, and the functions that they
    /// call, in the order of the file and moved to the left. Empty when nothing was read.
    /// </summary>
    public string Step { get; init; } = "";

    /// <summary>Each layer with kernels: its equations, and the plan of its kernel in words.</summary>
    public EquatableArray<TraceLayerPlan> Plan { get; init; }

    /// <summary>Lines of the step, those that were left out among them.</summary>
    public int Lines { get; init; }

    /// <summary>Bytes of the step in UTF-8, those that were left out among them.</summary>
    public int Bytes { get; init; }

    /// <summary>Lines that <see cref="Step"/> leaves out of the middle of very long kernels; it says where.</summary>
    public int LinesLeftOut { get; init; }

    /// <summary>Why there is no code to show, and how to get it, in a sentence; <see langword="null"/> when there is.</summary>
    public string? Missing { get; init; }

    /// <summary>Lanes of the kernels that run on this machine, chosen as emitted code chooses them.</summary>
    internal static int MachineWidth => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>The code of a class of models, from the symbols of its assembly: a portable PDB beside it, or inside.</summary>
    /// <returns>The code, or the reason why it cannot be shown; never an exception.</returns>
    public static TraceCode Of<TModel>()
        where TModel : class, IRecurrentModel<TModel> => Of(typeof(TModel), MachineWidth);

    /// <summary>The code of a model whose emitted files are at hand.</summary>
    /// <param name="files">Names and texts; those of other models and widths are skipped.</param>
    /// <param name="model">Full name of the class, with dots; the first one of <paramref name="files"/> when left out.</param>
    /// <param name="width">float32 lanes: 16, 8 or 4; those of this machine when left out.</param>
    /// <returns>The code, or the reason why it cannot be shown.</returns>
    public static TraceCode FromSources(IEnumerable<(string Name, string Text)> files, string? model = null, int? width = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        int lanes = width ?? MachineWidth;
        string ending = $".{EmittedStep.KernelsName(lanes)}.g.cs";
        foreach ((string name, string text) in files)
            if (model is null ? name.EndsWith(ending, StringComparison.Ordinal) : name == model + ending) return OfText(name, text, lanes);
        return Without($"No file of {model ?? "the model"} with kernels for {Bits(lanes)}-bit vectors was among those given; expected one whose name ends with '{ending}'. Pass all files that the compiler emitted.");
    }

    /// <summary>The code of a class for vectors of a width.</summary>
    internal static TraceCode Of(Type model, int width) => EmbeddedSource.Read(model, EmittedStep.KernelsName(width)) switch
    {
        { Missing: { } missing } => Without(missing),
        { Name: var name, Text: var text } => OfText(name, text, width),
    };

    private static TraceCode OfText(string file, string text, int width)
    {
        EmittedStep step = EmittedStep.Of(text, width);
        if (step.Members.Count == 0)
            return Without($"'{file}' holds no kernels for {Bits(width)}-bit vectors as this version of GenRnn knows them; expected those of its own generator. Build the model with the version that it runs with.");
        (string shown, int leftOut) = step.Text();
        return new TraceCode
        {
            File = file,
            Width = width,
            Step = shown,
            Plan = step.Plan(),
            Lines = step.Lines,
            Bytes = Encoding.UTF8.GetByteCount(step.Text(int.MaxValue).Text),
            LinesLeftOut = leftOut,
        };
    }

    private static TraceCode Without(string reason) => new() { Missing = reason };

    private static string Bits(int width) => (32 * width).ToString(CultureInfo.InvariantCulture);
}
