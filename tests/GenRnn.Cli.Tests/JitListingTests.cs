using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GenRnn.Cli.Tests;

/// <summary>What the just-in-time compiler says of emitted kernels, in its own listing.</summary>
public sealed partial class JitListingTests
{
    /// <summary>Beyond this the compiler gives up optimising a method, whatever it is told.</summary>
    private const int LargestMethod = 60_000;

    [Theory]
    [InlineData("simple-rnn")]
    [InlineData("rnn-per-step")]
    [InlineData("gru")]
    [InlineData("lstm")]
    [InlineData("rnn-sequence-tagging")]
    public async Task Kernels_are_optimised_fully_from_their_first_call(string pipeline)
    {
        string listing = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "trace", pipeline, "--epochs", "1"]) { RedirectStandardOutput = true };
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            start.Environment["DOTNET_JitDisasmSummary"] = "1";
            using Process process = Process.Start(start)!;
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);

            Match[] kernels = [.. (await File.ReadAllLinesAsync(listing)).Select(line => Kernel().Match(line)).Where(match => match.Success)];
            Assert.Contains(kernels, kernel => kernel.Groups["method"].Value == "Project");
            Assert.Contains(kernels, kernel => kernel.Groups["type"].Value == "ProductTile");
            Assert.All(kernels, kernel =>
            {
                Assert.Equal("FullOpts", kernel.Groups["tier"].Value);
                Assert.InRange(int.Parse(kernel.Groups["size"].Value, CultureInfo.InvariantCulture), 1, LargestMethod);
            });
        }
        finally
        {
            File.Delete(listing);
        }
    }

    // Step itself only calls kernels and becomes part of its callers in time; Train makes room, once.
    [GeneratedRegex(@"(?:\+Kernels\d+(?:\+(?<type>\w+))?:(?!Step\(|Train\()|GenRnn\.Kernels\.(?<type>ProductTile|RowSums|\w+Gradient)\b[^:]*:)(?<method>\w+).*\[(?<tier>[^,\[\]]+),.*IL size=(?<size>\d+)")]
    private static partial Regex Kernel();
}
