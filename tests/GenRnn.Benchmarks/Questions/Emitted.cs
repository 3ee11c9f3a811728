using GenRnn.Cli.Bench;
using GenRnn.Cli.Compilation;
using GenRnn.Compiler.Planning;

namespace GenRnn.Benchmarks.Questions;

/// <summary>Loops over models that the compiler of this repository writes, under any policy.</summary>
internal static class Emitted
{
    /// <summary>A loop of streaming steps.</summary>
    public static Func<Action<long>> Steps(string model, PlanPolicy? policy = null) => () => ModelLoops.Steps(Compile(model, policy));

    /// <summary>A loop of calls for <paramref name="count"/> sequences.</summary>
    public static Func<Action<long>> Sequences(string model, int count, int steps, PlanPolicy? policy = null) => () => ModelLoops.Sequences(Compile(model, policy), count, steps);

    private static CompiledModel Compile(string model, PlanPolicy? policy) => ModelLoops.Compile([ModelSpec.Parse(model)], policy)[0];
}
