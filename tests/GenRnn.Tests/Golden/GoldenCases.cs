namespace GenRnn.Tests.Golden;

/// <summary>All golden cases, and which engines know which of them.</summary>
/// <remarks>
/// An engine is tested with a case as soon as <see cref="KernelSupport"/> says that it knows its model; a case that it does not
/// know has to be refused, and a test counts both. Nothing is skipped unseen.
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

    /// <summary>The names of the cases that an engine does not know yet.</summary>
    public static TheoryData<string> NotFor(RunModes mode) => [.. All.Where(c => !Knows(mode, c)).Select(c => c.Name)];

    /// <summary>
    /// Whether an engine knows a case. Kernels are emitted for all engines or for none; they do not begin from given states yet.
    /// </summary>
    public static bool Knows(RunModes mode, GoldenCase golden) => mode == RunModes.Reference
        ? !KernelSupport.Check(golden.Spec, mode).Any()
        : !KernelSupport.Check(golden.Spec).Any() && !golden.HasInitialState && !(mode == RunModes.Streaming && golden.Spec.LooksAhead);
}
