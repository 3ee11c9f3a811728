namespace GenRnn.Compiler.Planning;

/// <summary>A vector width that kernels are written for, with the registers that come with it.</summary>
/// <param name="Lanes">float32 lanes.</param>
/// <param name="Registers">Vector registers: 32 with AVX-512, 16 without.</param>
public sealed record VectorWidth(int Lanes, int Registers)
{
    /// <summary>512, 256 and 128 bits.</summary>
    public static EquatableArray<VectorWidth> All { get; } = EquatableArray.Of(new VectorWidth(16, 32), new VectorWidth(8, 16), new VectorWidth(4, 16));

    /// <summary>Width in bits.</summary>
    public int Bits => Lanes * 32;

    /// <summary>
    /// Accumulators that a loop may hold: the rest of the registers is for a broadcast per sample and the weights in flight.
    /// </summary>
    public int Accumulators => Registers == 32 ? 24 : 12;
}
