using BenchmarkDotNet.Running;
using GenRnn.Benchmarks;

// Two faces: --csv [--sections ABCD] prints the workloads as lines that can be joined with those of other libraries;
// anything else goes to BenchmarkDotNet (--list flat shows what there is).
if (args is ["--csv", .. var rest])
{
    string sections = rest is ["--sections", var letters] ? letters.ToUpperInvariant() : "ABCD";
    CsvBenchmarks.Run(sections, Console.Out);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
