using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenRnn.Testing;

/// <summary>
/// A model whose kernels have every activation, as heads and as accurate cells use them; its other part is where they can be
/// reached, each alone.
/// </summary>
[RecurrentModel(Precision = Precision.Accurate)]
[Input(1)]
[Dense(1, Activation.Relu, Name = "relu")]
[Dense(1, Activation.Tanh, Name = "tanh")]
[Dense(1, Activation.Sigmoid, Name = "sigmoid")]
[Dense(1, Activation.HardSigmoid, Name = "hard_sigmoid")]
[Dense(1, Activation.HardSigmoidKeras2, Name = "older_hard_sigmoid")]
[Dense(1, Activation.LeakyRelu, Name = "leaky_relu")]
[Dense(1, Activation.Elu, Name = "elu")]
[Dense(1, Activation.Selu, Name = "selu")]
[Dense(1, Activation.Gelu, Name = "gelu_exact")]
[Dense(1, Activation.GeluTanh, Name = "gelu_tanh")]
[Dense(1, Activation.Silu, Name = "silu")]
[Dense(1, Activation.Softplus, Name = "softplus")]
[Dense(1, Activation.Softsign, Name = "softsign")]
[Dense(1, Activation.Exponential, Name = "exponential")]
[Lstm(20)]
internal sealed partial class AccurateProbe
{
    /// <summary>Each activation of a Dense layer on 512-, 256- and 128-bit vectors.</summary>
    public static IReadOnlyDictionary<Activation, InPlace[]> Outputs { get; } = new Dictionary<Activation, InPlace[]>
    {
        [Activation.Relu] = [Kernels512.ReluBatch.Activate, Kernels256.ReluBatch.Activate, Kernels128.ReluBatch.Activate],
        [Activation.Tanh] = [Kernels512.TanhBatch.Activate, Kernels256.TanhBatch.Activate, Kernels128.TanhBatch.Activate],
        [Activation.Sigmoid] = [Kernels512.SigmoidBatch.Activate, Kernels256.SigmoidBatch.Activate, Kernels128.SigmoidBatch.Activate],
        [Activation.HardSigmoid] = [Kernels512.HardSigmoidBatch.Activate, Kernels256.HardSigmoidBatch.Activate, Kernels128.HardSigmoidBatch.Activate],
        [Activation.HardSigmoidKeras2] = [Kernels512.OlderHardSigmoidBatch.Activate, Kernels256.OlderHardSigmoidBatch.Activate, Kernels128.OlderHardSigmoidBatch.Activate],
        [Activation.LeakyRelu] = [Kernels512.LeakyReluBatch.Activate, Kernels256.LeakyReluBatch.Activate, Kernels128.LeakyReluBatch.Activate],
        [Activation.Elu] = [Kernels512.EluBatch.Activate, Kernels256.EluBatch.Activate, Kernels128.EluBatch.Activate],
        [Activation.Selu] = [Kernels512.SeluBatch.Activate, Kernels256.SeluBatch.Activate, Kernels128.SeluBatch.Activate],
        [Activation.Gelu] = [Kernels512.GeluExactBatch.Activate, Kernels256.GeluExactBatch.Activate, Kernels128.GeluExactBatch.Activate],
        [Activation.GeluTanh] = [Kernels512.GeluTanhBatch.Activate, Kernels256.GeluTanhBatch.Activate, Kernels128.GeluTanhBatch.Activate],
        [Activation.Silu] = [Kernels512.SiluBatch.Activate, Kernels256.SiluBatch.Activate, Kernels128.SiluBatch.Activate],
        [Activation.Softplus] = [Kernels512.SoftplusBatch.Activate, Kernels256.SoftplusBatch.Activate, Kernels128.SoftplusBatch.Activate],
        [Activation.Softsign] = [Kernels512.SoftsignBatch.Activate, Kernels256.SoftsignBatch.Activate, Kernels128.SoftsignBatch.Activate],
        [Activation.Exponential] = [Kernels512.ExponentialBatch.Activate, Kernels256.ExponentialBatch.Activate, Kernels128.ExponentialBatch.Activate],
    };

    /// <summary>Gradients times the derivative of each, from its values or, for gelu and silu, from its sums.</summary>
    public static IReadOnlyDictionary<Activation, TimesSlope[]> Slopes { get; } = new Dictionary<Activation, TimesSlope[]>
    {
        [Activation.Relu] = [Kernels512.ReluBatch.Backward, Kernels256.ReluBatch.Backward, Kernels128.ReluBatch.Backward],
        [Activation.Tanh] = [Kernels512.TanhBatch.Backward, Kernels256.TanhBatch.Backward, Kernels128.TanhBatch.Backward],
        [Activation.Sigmoid] = [Kernels512.SigmoidBatch.Backward, Kernels256.SigmoidBatch.Backward, Kernels128.SigmoidBatch.Backward],
        [Activation.HardSigmoid] = [Kernels512.HardSigmoidBatch.Backward, Kernels256.HardSigmoidBatch.Backward, Kernels128.HardSigmoidBatch.Backward],
        [Activation.HardSigmoidKeras2] = [Kernels512.OlderHardSigmoidBatch.Backward, Kernels256.OlderHardSigmoidBatch.Backward, Kernels128.OlderHardSigmoidBatch.Backward],
        [Activation.LeakyRelu] = [Kernels512.LeakyReluBatch.Backward, Kernels256.LeakyReluBatch.Backward, Kernels128.LeakyReluBatch.Backward],
        [Activation.Elu] = [Kernels512.EluBatch.Backward, Kernels256.EluBatch.Backward, Kernels128.EluBatch.Backward],
        [Activation.Selu] = [Kernels512.SeluBatch.Backward, Kernels256.SeluBatch.Backward, Kernels128.SeluBatch.Backward],
        [Activation.Gelu] = [Kernels512.GeluExactBatch.Backward, Kernels256.GeluExactBatch.Backward, Kernels128.GeluExactBatch.Backward],
        [Activation.GeluTanh] = [Kernels512.GeluTanhBatch.Backward, Kernels256.GeluTanhBatch.Backward, Kernels128.GeluTanhBatch.Backward],
        [Activation.Silu] = [Kernels512.SiluBatch.Backward, Kernels256.SiluBatch.Backward, Kernels128.SiluBatch.Backward],
        [Activation.Softplus] = [Kernels512.SoftplusBatch.Backward, Kernels256.SoftplusBatch.Backward, Kernels128.SoftplusBatch.Backward],
        [Activation.Softsign] = [Kernels512.SoftsignBatch.Backward, Kernels256.SoftsignBatch.Backward, Kernels128.SoftsignBatch.Backward],
        [Activation.Exponential] = [Kernels512.ExponentialBatch.Backward, Kernels256.ExponentialBatch.Backward, Kernels128.ExponentialBatch.Backward],
    };

    /// <summary>tanh of accurate gates that share a vector, where 2 is the scale of a lane; there is none for 128 bits.</summary>
    public static InPlace[] MixedTanh { get; } = [MixedTanh512, MixedTanh256];

    /// <summary>sigmoid of accurate gates that share a vector, where 1 is the scale of a lane.</summary>
    public static InPlace[] MixedSigmoid { get; } = [MixedSigmoid512, MixedSigmoid256];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixedTanh512(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 16)
            Kernels512.AccurateGates(Vector512.LoadUnsafe(ref Unsafe.Add(ref values, n)), Vector512.Create(2f)).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixedTanh256(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 8)
            Kernels256.AccurateGates(Vector256.LoadUnsafe(ref Unsafe.Add(ref values, n)), Vector256.Create(2f)).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixedSigmoid512(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 16)
            Kernels512.AccurateGates(Vector512.LoadUnsafe(ref Unsafe.Add(ref values, n)), Vector512.Create(1f)).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixedSigmoid256(ref float values, nint rows)
    {
        for (nint n = 0; n < rows * 4; n += 8)
            Kernels256.AccurateGates(Vector256.LoadUnsafe(ref Unsafe.Add(ref values, n)), Vector256.Create(1f)).StoreUnsafe(ref Unsafe.Add(ref values, n));
    }
}

/// <summary>A function of rows of 4 numbers, in place.</summary>
internal delegate void InPlace(ref float values, nint rows);

/// <summary>Rows of 4 gradients, in place, times the derivative of an activation.</summary>
internal delegate void TimesSlope(ref float values, ref float gradients, nint stride, nint rows);
