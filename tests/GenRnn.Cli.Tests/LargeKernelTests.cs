using System.Runtime.Intrinsics.X86;

namespace GenRnn.Cli.Tests;

/// <summary>The machine code of kernels at sizes where they loop over tiles: steps, batches and training, compiled and not run.</summary>
public sealed class LargeKernelTests
{
    /// <summary>Beyond this the compiler gives up optimising a method, whatever it is told.</summary>
    private const int LargestMethod = 60_000;

    private static readonly string[] Models =
    [
        "input 32; lstm 64; dense 10 softmax",
        "input 128; lstm 256",
        "input 64; gru 128",
        "input 64; gru 128 reset_after=false",
        "input 64; simple_rnn 128 return_sequences=true; lstm 40",
    ];

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public async Task Large_kernels_are_optimised_fully_and_loop_without_calls_and_checks(int vectorBits)
    {
        IReadOnlyList<MachineCode> methods = MachineCode.Read(await KernelProcess.List(vectorBits, Models));

        Assert.All(Enumerable.Range(0, Models.Length), model =>
            Assert.All(["Step", "Activate"], family => Assert.Contains(methods, m => m.Model == model && m.Name.Contains(family, StringComparison.Ordinal))));
        Assert.All(
            ["ProductTile", "RowSums", "LstmGradient", "GruGradient", "CandidateGradient", "ResetGradient", "SimpleRnnGradient"],
            family => Assert.Contains(methods, m => m.Model < 0 && m.Name.Split('`')[0] == family));
        Assert.All(methods, method =>
        {
            Assert.Equal("FullOpts", method.Tier);
            Assert.InRange(method.Size, 1, LargestMethod);
            Assert.DoesNotContain(method.Lines, line => line.Contains("RNGCHKFAIL", StringComparison.Ordinal));
        });

        // Loops are read from the instructions of this one kind of processor.
        if (!X86Base.IsSupported) return;
        Assert.Contains(methods, method => method.MultiplyingLoops.Any());
        Assert.All(methods, method => Assert.All(method.MultiplyingLoops, loop => Assert.DoesNotContain(loop, line => line.TrimStart().StartsWith("call", StringComparison.Ordinal))));

        // Where the machine has 32 registers, the sums and nearly all else stay in them.
        bool hasManyRegisters = methods.Any(m => m.Lines.Any(line => line.Contains("zmm", StringComparison.Ordinal)));
        if (hasManyRegisters) Assert.All(methods, method => Assert.All(method.MultiplyingLoops, loop => Assert.InRange(MachineCode.Spills(loop), 0, MachineCode.MultiplyAdds(loop) / 8)));
    }
}
