namespace GenRnn.Compiler.Emit;

/// <summary>
/// Spells vector operations. The aliases stand at the head of every emitted file, so that no type of the user's can take
/// their place (nor names that users are likely to have): V512 for Vector512, F512 for Vector512 of float. Loads and stores go through refs and offsets, which need no
/// unsafe code and cost the inliner nothing.
/// </summary>
internal static class Vec
{
    /// <summary>The using directives that emitted text relies on; a file has those that it needs.</summary>
    public const string Usings = """
        using F128 = global::System.Runtime.Intrinsics.Vector128<float>;
        using F256 = global::System.Runtime.Intrinsics.Vector256<float>;
        using F512 = global::System.Runtime.Intrinsics.Vector512<float>;
        using RnnDot = global::GenRnn.Kernels.IntegerDot;
        using RnnKernels = global::GenRnn.Kernels;
        using RnnMemory = global::GenRnn.Kernels.KernelMemory;
        using RnnMethod = global::System.Runtime.CompilerServices.MethodImplAttribute;
        using RnnOptions = global::System.Runtime.CompilerServices.MethodImplOptions;
        using RnnRef = global::System.Runtime.CompilerServices.Unsafe;
        using RnnRound = global::GenRnn.Kernels.VectorRounding;
        using RnnRows = global::GenRnn.Kernels.RowActivations;
        using RnnSpan = global::System.Runtime.InteropServices.MemoryMarshal;
        using V128 = global::System.Runtime.Intrinsics.Vector128;
        using V256 = global::System.Runtime.Intrinsics.Vector256;
        using V512 = global::System.Runtime.Intrinsics.Vector512;
        """;

    /// <summary>Vector512, by its alias.</summary>
    public static string Name(int lanes) => "V" + CSharpLiteral.Of(lanes * 32);

    /// <summary>Vector512 of float, by its alias.</summary>
    public static string Type(int lanes) => "F" + CSharpLiteral.Of(lanes * 32);

    /// <summary>Lanes from an offset behind a ref.</summary>
    public static string Load(int lanes, string origin, long offset = 0) =>
        offset == 0 ? $"{Name(lanes)}.LoadUnsafe(ref {origin})" : $"{Name(lanes)}.LoadUnsafe(ref {origin}, {CSharpLiteral.Of(offset)})";

    /// <summary>A statement that stores lanes at an offset behind a ref.</summary>
    public static string Store(int lanes, string value, string origin, long offset = 0) =>
        offset == 0 ? $"{Name(lanes)}.StoreUnsafe({value}, ref {origin});" : $"{Name(lanes)}.StoreUnsafe({value}, ref {origin}, {CSharpLiteral.Of(offset)});";

    /// <summary>a * b + c: one instruction where the machine has it, and never a slow emulation of one rounding.</summary>
    public static string MulAdd(int lanes, string a, string b, string c) => $"{Name(lanes)}.MultiplyAddEstimate({a}, {b}, {c})";

    /// <summary>One number in all lanes.</summary>
    public static string Create(int lanes, string scalar) => $"{Name(lanes)}.Create({scalar})";

    /// <summary>A constant in all lanes.</summary>
    public static string Constant(int lanes, float value) => Create(lanes, CSharpLiteral.Of(value));

    /// <summary>A number behind a ref.</summary>
    public static string Scalar(string origin, string offset) => offset == "0" ? origin : $"RnnRef.Add(ref {origin}, {offset})";

    /// <summary>A ref to an offset behind another.</summary>
    public static string Ref(string origin, string offset) => offset == "0" ? $"ref {origin}" : $"ref RnnRef.Add(ref {origin}, {offset})";

    /// <inheritdoc cref="Ref(string, string)"/>
    public static string Ref(string origin, long offset) => Ref(origin, CSharpLiteral.Of(offset));

    /// <summary>The lower lanes of a vector, as a narrower one.</summary>
    public static string Narrow(string vector, int from, int to)
    {
        for (; from > to; from /= 2) vector = $"{Name(from)}.GetLower({vector})";
        return vector;
    }

    /// <summary>Some lanes of a vector as a narrower one: <paramref name="part"/> counts pieces of the narrower size.</summary>
    public static string Part(string vector, int from, int to, int part)
    {
        while (from > to)
        {
            int half = from / 2 / to;
            vector = $"{Name(from)}.{(part >= half ? "GetUpper" : "GetLower")}({vector})";
            part %= half;
            from /= 2;
        }

        return vector;
    }
}
