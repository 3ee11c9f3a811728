using BenchmarkDotNet.Attributes;
using GenRnn.Benchmarks.Workloads;

namespace GenRnn.Benchmarks;

/// <summary>Section A: one streaming step, its state carried.</summary>
[MemoryDiagnoser]
public class StepBenchmarks
{
    private const int StepsPerCall = 1000;
    private Action<long> _loop = _ => { };

    /// <summary>RNN, GRU or LSTM.</summary>
    [Params("RNN", "GRU", "LSTM")]
    public string Cell { get; set; } = "";

    /// <summary>Features and units.</summary>
    [Params("5,8", "5,16", "5,20", "16,32", "32,64", "64,128")]
    public string Size { get; set; } = "";

    /// <summary>Makes the model.</summary>
    [GlobalSetup]
    public void SetUp() => _loop = Shape.All.First(s => s.Cell == Cell && $"{s.Inputs},{s.Units}" == Size).Stream();

    /// <summary>A thousand steps.</summary>
    [Benchmark(OperationsPerInvoke = StepsPerCall)]
    public void Step() => _loop(StepsPerCall);
}
