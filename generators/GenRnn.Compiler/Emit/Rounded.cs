using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>
/// Where kernels of 8-bit weights keep the rounded inputs and states of a layer: two scales, then four inputs a lane, then
/// four states a lane. Of other layers all is empty.
/// </summary>
internal static class Rounded
{
    /// <summary>Lanes before the bytes: <c>VectorRounding.Header</c> of the runtime.</summary>
    public const int Header = 2;

    /// <summary>Lanes of a rounded vector.</summary>
    public static int SizeOf(LayerPlan layer) => IsNeeded(layer)
        ? StateStart(layer) + PackedRows.Count(layer.Panels[0].Panel.RecurrentRows, layer.Storage)
        : 0;

    /// <summary>Whether the kernels of a layer multiply whole numbers.</summary>
    public static bool IsNeeded(LayerPlan layer) => layer.Storage == WeightStorage.Int8;

    /// <summary>Whether the kernel of a panel multiplies whole numbers: of a projection it never does.</summary>
    public static bool IsNeeded(PanelPlan panel) => panel.Panel.Storage == WeightStorage.Int8;

    /// <summary>The parameter of a kernel.</summary>
    public static string Parameter(LayerPlan layer) => IsNeeded(layer) ? "ref float rounded, " : "";

    /// <summary>Writes the rounding of the inputs of samples.</summary>
    public static void WriteInputs(CodeWriter code, LayerPlan layer, string stride, string rows)
    {
        if (IsNeeded(layer)) Write(code, layer, "x", stride, layer.Panels[0].Panel.InputRows, rows, 0, Header);
    }

    /// <summary>Writes the rounding of the states of samples.</summary>
    public static void WriteStates(CodeWriter code, LayerPlan layer, string source, string rows)
    {
        if (IsNeeded(layer)) Write(code, layer, source, CSharpLiteral.Of(layer.Stride), layer.Panels[0].Panel.RecurrentRows, rows, 1, StateStart(layer));
    }

    private static int StateStart(LayerPlan layer) => Header + PackedRows.Count(layer.Panels[0].Panel.InputRows, layer.Storage);

    private static void Write(CodeWriter code, LayerPlan layer, string source, string stride, int length, string rows, int scale, int bytes) => code.Line(
        $"RnnRound.Round(ref {source}, {stride}, {CSharpLiteral.Of(length)}, {rows}, ref rounded, {CSharpLiteral.Of(SizeOf(layer))}, {CSharpLiteral.Of(scale)}, {CSharpLiteral.Of(bytes)});");
}
