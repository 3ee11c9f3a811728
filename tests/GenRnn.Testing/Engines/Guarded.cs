namespace GenRnn.Testing;

/// <summary>
/// Memory for outputs in which a kernel that leaves numbers out, or writes beside them, is found out: kernels write through
/// references that nobody checks.
/// </summary>
internal static class Guarded
{
    private const int Margin = 64;

    /// <summary>Not what any kernel writes.</summary>
    private const float Canary = 1234567.875f;

    public delegate void Kernel(Span<float> output);

    /// <summary>
    /// What <paramref name="kernel"/> writes into an output of <paramref name="length"/> numbers. A number that it leaves out
    /// stays NaN and breaks every law.
    /// </summary>
    /// <exception cref="InvalidOperationException">It wrote beside its output.</exception>
    public static float[] Output(int length, Kernel kernel)
    {
        float[] memory = new float[Margin + length + Margin];
        Array.Fill(memory, Canary);
        Span<float> output = memory.AsSpan(Margin, length);
        output.Fill(float.NaN);
        kernel(output);
        if (memory.AsSpan(0, Margin).ContainsAnyExcept(Canary) || memory.AsSpan(Margin + length).ContainsAnyExcept(Canary))
            throw new InvalidOperationException($"A kernel wrote beside its output of {length} numbers; expected it to write there alone.");
        return output.ToArray();
    }
}
