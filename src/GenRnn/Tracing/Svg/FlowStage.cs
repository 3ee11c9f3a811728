namespace GenRnn;

/// <summary>A stage of a model as a box of a diagram.</summary>
/// <param name="Name">What it is: GRU.</param>
/// <param name="Detail">What is special about it, in a few words; may be empty.</param>
/// <param name="ShapeIn">Shape of what flows in: [10, 8].</param>
/// <param name="ShapeOut">Shape of what flows out: [16].</param>
/// <param name="Parameters">How many numbers it has learned; <see langword="null"/> for a stage that is none: the input.</param>
/// <param name="MultiplyAdds">How many multiply-adds one sequence costs.</param>
internal sealed record FlowStage(string Name, string Detail, string ShapeIn, string ShapeOut, long? Parameters = null, long? MultiplyAdds = null)
{
    /// <summary>Parameters in words; empty where there is nothing to say.</summary>
    public string ParameterWords => Words(Parameters, "parameter");

    /// <summary>Multiply-adds in words; empty where there is nothing to say.</summary>
    public string MultiplyAddWords => MultiplyAdds is 0 ? "" : Words(MultiplyAdds, "multiply-add");

    private static string Words(long? count, string noun) =>
        count is { } c ? $"{(c == 0 ? "no" : SvgNumber.Grouped(c))} {noun}{(c == 1 ? "" : "s")}" : "";
}
