namespace GenRnn.Tests.Golden;

/// <summary>All golden cases, and which engines know which of them.</summary>
/// <remarks>
/// An engine is tested with a case as soon as <see cref="KernelSupport"/> says that it knows its model, and a test counts them.
/// Nothing is skipped unseen.
/// </remarks>
internal static class GoldenCases
{
    private static readonly Lazy<IReadOnlyList<GoldenCase>> Read = new(() => [.. Sources.SelectMany(GoldenFile.Read)]);

    /// <summary>The files.</summary>
    public static IReadOnlyList<string> Sources => ["pytorch", "keras", "equations"];

    /// <summary>Every case.</summary>
    public static IReadOnlyList<GoldenCase> All => Read.Value;

    /// <summary>The case of a name.</summary>
    public static GoldenCase Find(string name) => All.First(c => c.Name == name);

    /// <summary>The names of the cases that an engine knows.</summary>
    public static TheoryData<string> For(RunModes mode) => [.. All.Where(c => Knows(mode, c)).Select(c => c.Name)];

    /// <summary>The names of the cases whose models have kernels.</summary>
    public static TheoryData<string> WithKernels => [.. All.Where(HasKernels).Select(c => c.Name)];

    /// <summary>Whether a case's model has kernels: they are emitted for all engines or for none.</summary>
    public static bool HasKernels(GoldenCase golden) => !KernelSupport.Check(golden.Spec).Any();

    /// <summary>Whether an engine knows a case, and runs it from states of zeros.</summary>
    public static bool Knows(RunModes mode, GoldenCase golden) => mode == RunModes.Reference
        ? !KernelSupport.Check(golden.Spec, mode).Any()
        : HasKernels(golden) && !golden.HasInitialState && !(mode == RunModes.Streaming && golden.Spec.LooksAhead);
}
