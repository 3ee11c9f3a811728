using GenRnn.Laws.Models;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// Every option by itself, and some together, with each cell that has it, in every way that a model is run; the widest vectors
/// with all models, narrower ones with every third in turn.
/// </summary>
public class OptionModelLaws
{
    private static readonly Lazy<bool> Prepared = new(() =>
    {
        foreach (EngineKind kind in Engines.EachWidth) Engines.Prepare(kind, TextsOf(kind).Select(ModelSpec.Parse));
        return true;
    });

    public static TheoryData<EngineKind, string> Models
    {
        get
        {
            var data = new TheoryData<EngineKind, string>();
            foreach (EngineKind kind in Engines.EachWidth)
            {
                foreach (string text in TextsOf(kind)) data.Add(kind, text);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Kernels_agree_with_the_equations(EngineKind kind, string text)
    {
        _ = Prepared.Value;
        ModelSpec spec = ModelSpec.Parse(text);
        var model = new ModelCase(spec, EquatableArray.Of(7, 3, 6, 1, 7), 7, Seed: 3);
        ModelCase first = model with { Lengths = EquatableArray.Of(model.Steps) };
        IModelEngine engine = EngineCases.Engine(kind, model);
        Expectation.Of(first).Check(0, engine.Predict(first.Sequences()), "prediction");
        Expectation.Of(model).Check(engine.PredictBatch(model.Sequences(), [.. model.Lengths]), "batch");
        GradientChecks.AgainstReference(kind, model);
        if (spec.LooksAhead)
        {
            float[] expected = Engines.Create(EngineKind.Reference, spec, model.Parameters()).PredictParts(first.Sequences(), [3, 4]), actual = engine.PredictParts(first.Sequences(), [3, 4]);
            for (int i = 0; i < expected.Length; i++) Near.Equal(expected[i], actual[i], 1e-4 * (1 + Math.Abs(expected[i])), $"in parts, {i}");
            return;
        }

        Expectation.Of(first).Check(0, Streams.Run(engine, first, 0), "stream");
        float[] parts = engine.PredictParts(first.Sequences(), [3, 4]);
        Expectation.Of(first).Check(0, first.OutputShape.PerStep ? parts : parts[^first.OutputShape.Features..], "in parts");
    }

    private static IEnumerable<string> TextsOf(EngineKind kind)
    {
        string[] texts = [.. ((IEnumerable<object[]>)OptionGradientLaws.Models).Select(row => (string)row[0]).Where(text => !KernelSupport.Check(ModelSpec.Parse(text)).Any())];
        return kind == EngineKind.Lanes16 ? texts : texts.Where((_, index) => index % 3 == (kind == EngineKind.Lanes8 ? 0 : 1));
    }
}
