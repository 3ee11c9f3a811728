using FsCheck;
using FsCheck.Fluent;

namespace GenRnn.Testing;

/// <summary>Random models and batches for laws, with shrinkers (an arbitrary made from a generator alone has none).</summary>
public static class Arbitraries
{
    /// <summary>Models of every kind: see <see cref="SpecGenerator"/>.</summary>
    public static Arbitrary<ModelSpec> Specs(int largestSize = 40, int deepest = 3) =>
        Arb.From(SpecGenerator.Specs(largestSize, deepest), SpecShrinker.Shrink);

    /// <summary>Models of every kind with options and layers that work in all of <paramref name="modes"/>: see <see cref="OptionGenerator"/>.</summary>
    public static Arbitrary<ModelSpec> RichSpecs(RunModes modes, int largestSize = 40, int deepest = 3) =>
        Arb.From(Rich(modes, largestSize, deepest), SpecShrinker.Shrink);

    /// <summary>Models with parameters and a batch of up to <paramref name="largestBatch"/> sequences of different lengths.</summary>
    public static Arbitrary<ModelCase> Cases(int largestSize = 40, int deepest = 3, int largestBatch = 70, int longest = 30, WeightStorage storage = WeightStorage.Float32) =>
        Cases(SpecGenerator.Specs(largestSize, deepest).Select(spec => spec with { Storage = storage }), largestBatch, longest);

    /// <summary>Models with options and layers that work in all of <paramref name="modes"/>, with parameters and a batch.</summary>
    public static Arbitrary<ModelCase> RichCases(RunModes modes, int largestSize = 40, int deepest = 3, int largestBatch = 70, int longest = 30) =>
        Cases(Rich(modes, largestSize, deepest), largestBatch, longest);

    private static Gen<ModelSpec> Rich(RunModes modes, int largestSize, int deepest) =>
        from spec in SpecGenerator.Specs(largestSize, deepest)
        from seed in Gen.Choose(0, 1_000_000)
        select OptionGenerator.Decorate(spec, seed, modes);

    private static Arbitrary<ModelCase> Cases(Gen<ModelSpec> specs, int largestBatch, int longest) =>
        Arb.From(
            from spec in specs
            from steps in Gen.Choose(1, longest)
            from batch in Gen.Frequency((2, Gen.Choose(1, Math.Min(9, largestBatch))), (1, Gen.Choose(1, largestBatch)))
            from areFull in Gen.Elements(true, false)
            from lengths in areFull ? Gen.Constant(Enumerable.Repeat(steps, batch).ToArray()) : Gen.ArrayOf(Gen.Choose(1, steps), batch)
            from seed in Gen.Choose(0, 1_000_000)
            select new ModelCase(spec.Steps is null ? spec : spec with { Steps = steps }, lengths.ToEquatableArray(), steps, seed),
            Shrink);

    /// <summary>Numbers in a range, shrunk towards zero.</summary>
    public static Arbitrary<double> Numbers(double from, double to) =>
        Arb.From(
            Gen.Choose(0, 1 << 30).Select(i => from + ((to - from) * i / (1 << 30))),
            value => Math.Abs(value) > 1e-3 && from <= 0 && to >= 0 ? [0, value / 2] : []);

    private static IEnumerable<ModelCase> Shrink(ModelCase model)
    {
        foreach (ModelSpec spec in SpecShrinker.Shrink(model.Spec)) yield return model with { Spec = spec };
        if (model.Batch > 1)
        {
            yield return model with { Lengths = model.Lengths.Take(1).ToEquatableArray() };
            yield return model with { Lengths = model.Lengths.Take(model.Batch / 2).ToEquatableArray() };
            yield return model with { Lengths = model.Lengths.Take(model.Batch - 1).ToEquatableArray() };
        }

        foreach (int steps in new[] { 1, model.Steps / 2, model.Steps - 1 }.Where(s => s >= 1 && s < model.Steps))
        {
            yield return model with
            {
                Spec = model.Spec.Steps is null ? model.Spec : model.Spec with { Steps = steps },
                Steps = steps,
                Lengths = model.Lengths.Select(l => Math.Min(l, steps)).ToEquatableArray(),
            };
        }

        if (model.Lengths.Any(l => l != model.Steps)) yield return model with { Lengths = model.Lengths.Select(_ => model.Steps).ToEquatableArray() };
    }
}
