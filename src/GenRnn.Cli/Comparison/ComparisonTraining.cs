using GenRnn.Cli.Compilation;
using GenRnn.Samples;

namespace GenRnn.Cli.Comparison;

/// <summary>Trains the models of a comparison, whose kernels are compiled on the fly, and compares them.</summary>
/// <param name="task">Data and settings for all.</param>
/// <param name="specs">The models.</param>
/// <param name="seeds">Each model is trained with each.</param>
/// <param name="epochs">Passes over the training data.</param>
internal sealed class ComparisonTraining(Pipeline task, IReadOnlyList<ComparedSpec> specs, IReadOnlyList<int> seeds, int epochs)
{
    /// <summary>Sequences that nobody chose, over which the reach of memory is averaged beside those that are shown.</summary>
    private const int Sample = 32;

    /// <param name="terminal">Told about progress.</param>
    /// <param name="cancellation">Stops the training.</param>
    public TraceComparison Run(Terminal terminal, CancellationToken cancellation)
    {
        IReadOnlyList<CompiledModel> models = ModelAssembly.Compile([.. specs.Select(s => s.Spec)], DiskImageStore.OfEnvironment());
        List<ModelTrace>[] traces = [.. specs.Select(_ => new List<ModelTrace>())];
        foreach (int seed in seeds)
        {
            PipelineData data = task.DataOf(seed);
            ITrained[] trained = [.. models.Select((model, i) => Train(model, specs[i].Label, seed, data, terminal, cancellation))];

            // What is worth seeing is known when all have answered; of further seeds no sequence is shown.
            IReadOnlyList<int> examples = seed == seeds[0] ? [.. ComparedExamples.Choose([.. trained.Select(t => t.Marks())]), .. Enumerable.Range(0, Math.Min(Sample, data.Test.Count))] : [0];
            var options = new TraceOptions
            {
                Task = task.Task, Baseline = LastStepBaseline.Measure(data.Training, data.Test), IsSplit = data.IsSplit, Example = examples[0], Examples = examples,
            };
            for (int i = 0; i < trained.Length; i++) traces[i].Add(trained[i].Trace(options));
        }

        return TraceComparison.Create([.. specs.Select((s, i) => new ComparedRuns(s.Label, traces[i].ToEquatableArray()))]);
    }

    private ITrained Train(CompiledModel model, string label, int seed, PipelineData data, Terminal terminal, CancellationToken cancellation)
    {
        string which = seeds.Count > 1 ? $"Training {label} with seed {FormattableString.Invariant($"{seed}")}" : $"Training {label}";
        using Progress.ProgressLine? progress = terminal.Progress(which);
        TrainingOptions options = task.OptionsOf(seed, epochs) with { Validation = data.Test, Progress = progress, CancellationToken = cancellation };
        return model.Use(new Training(label, model.Code, data, options));
    }

    /// <summary>A trained model of whatever class.</summary>
    private interface ITrained
    {
        IReadOnlyList<bool?> Marks();

        ModelTrace Trace(TraceOptions options);
    }

    private sealed class Training(string label, TraceCode code, PipelineData data, TrainingOptions options) : IModelUse<ITrained>
    {
        public ITrained Use<TModel>()
            where TModel : class, IRecurrentModel<TModel> =>
            new Trained<TModel>(label, code, Trainer.Fit(TModel.Create(options.Seed), data.Training, options), data.Test);
    }

    private sealed class Trained<TModel>(string label, TraceCode code, FitResult<TModel> fit, SequenceDataset test) : ITrained
        where TModel : class, IRecurrentModel<TModel>
    {
        public IReadOnlyList<bool?> Marks() => ComparedExamples.Marks(fit, test);

        public ModelTrace Trace(TraceOptions options) => ModelTrace.Create(fit, test, options with { Id = label, Code = code }) with { Name = label };
    }
}
