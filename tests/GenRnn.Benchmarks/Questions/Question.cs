using BenchmarkDotNet.Attributes;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// A question that shaped the compiler, asked again: what was chosen against what was not, at some shapes. Each case
/// answers with a ratio, time of the other choice over time of the chosen one; above 1 the choice was right.
/// </summary>
/// <remarks>In this process: a project of its own for each question would be built for minutes.</remarks>
[InProcess]
public abstract class Question
{
    private const int CallsPerInvocation = 16;
    private Action<long> _chosen = _ => { }, _other = _ => { };

    /// <summary>The question in a few words: <c>unrolled or looped rows</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is asked of; nothing where this machine cannot answer.</summary>
    public abstract IEnumerable<Alternative> Cases { get; }

    /// <summary>The cases under a name of their own: an overridden property is no source of parameters.</summary>
    public IEnumerable<Alternative> Parameters => Cases;

    /// <summary>The case that runs.</summary>
    [ParamsSource(nameof(Parameters))]
    public Alternative Case { get; set; } = null!;

    /// <summary>Makes both loops.</summary>
    [GlobalSetup]
    public void SetUp() => (_chosen, _other) = (Case.Chosen(), Case.Other());

    /// <summary>What the compiler does.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = CallsPerInvocation)]
    public void Chosen() => _chosen(CallsPerInvocation);

    /// <summary>What it could have done.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerInvocation)]
    public void Other() => _other(CallsPerInvocation);
}

/// <summary>Two ways to do one thing.</summary>
/// <param name="Name">The thing: a cell and its shape.</param>
/// <param name="ChosenName">What the compiler does.</param>
/// <param name="Chosen">Makes a loop of so many calls.</param>
/// <param name="OtherName">What it could have done.</param>
/// <param name="Other">Makes a loop of so many calls.</param>
public sealed record Alternative(string Name, string ChosenName, Func<Action<long>> Chosen, string OtherName, Func<Action<long>> Other)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
