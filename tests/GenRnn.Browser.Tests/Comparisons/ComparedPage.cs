using System.Collections.Concurrent;
using System.Text.Json;
using GenRnn.Samples;

namespace GenRnn.Browser.Tests;

/// <summary>A comparison, and the page and the JSON that were written of it.</summary>
/// <param name="Comparison">The comparison.</param>
/// <param name="Json">Its JSON, with which the page has to agree.</param>
/// <param name="File">The page.</param>
internal sealed record ComparedPage(TraceComparison Comparison, JsonElement Json, string File)
{
    public const string Majority = "majority", PerStep = "per-step", Seeds = "seeds", Six = "six", Hostile = "hostile";

    private static readonly ConcurrentDictionary<string, Lazy<ComparedPage>> Pages = new();

    public static TheoryData<string> Ids => [Majority, PerStep, Seeds, Six, Hostile];

    public static ComparedPage Of(string id) => Pages.GetOrAdd(id, key => new Lazy<ComparedPage>(() => Write(key))).Value;

    private static ComparedPage Write(string id)
    {
        TraceComparison comparison = Compare(id);
        using var json = new MemoryStream();
        TraceJson.Write(comparison, json);
        string file = TestFolder.New($"comparison-{id}.html");
        TraceHtml.Write(comparison, file);
        return new ComparedPage(comparison, JsonDocument.Parse(json.ToArray()).RootElement, file);
    }

    private static TraceComparison Compare(string id) => id switch
    {
        PerStep => TraceComparison.Create([Run<PreviousStepRnn>("rnn-per-step"), Run<PreviousStepStack>("rnn-per-step")]),
        Seeds => TraceComparison.Create([Runs<MajorityRnn>(), Runs<MajorityGru>()]),
        Six => TraceComparison.Create([.. Enumerable.Range(1, 6).Select(i => Run<MajorityGru>("simple-rnn") with { Id = $"gru {i}; dense {i} relu" })]),
        Hostile => TraceComparison.Create(
            [
                new ComparedRuns(TracedModels.HostileName, EquatableArray.Of(Run<MajorityRnn>("simple-rnn"))),
                new ComparedRuns("<b>a model with a name that does not end</b> and_goes_on_without_a_blank_for_a_long_while", EquatableArray.Of(Run<MajorityGru>("simple-rnn"))),
            ],
            TracedModels.HostileName),
        _ => TraceComparison.Create([Run<MajorityRnn>("simple-rnn"), Run<MajorityGru>("simple-rnn"), Run<MajorityLstm>("simple-rnn")]),
    };

    private static ComparedRuns Runs<TModel>()
        where TModel : class, IRecurrentModel<TModel> =>
        new(typeof(TModel).Name, Enumerable.Range(1, 3).Select(seed => Run<TModel>("simple-rnn", seed)).ToEquatableArray());

    private static ModelTrace Run<TModel>(string task, int seed = 1)
        where TModel : class, IRecurrentModel<TModel>
    {
        Pipeline pipeline = Pipelines.Find(task)!;
        PipelineData data = pipeline.DataOf(seed);
        FitResult<TModel> fit = Trainer.Fit(TModel.Create(seed), data.Training, pipeline.OptionsOf(seed, epochs: 3) with { Validation = data.Test });
        return ModelTrace.Create(fit, data.Test, new TraceOptions { Task = pipeline.Task, Baseline = LastStepBaseline.Measure(data.Training, data.Test), Examples = [0, 1, 5, 8] });
    }
}
