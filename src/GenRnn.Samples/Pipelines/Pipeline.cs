namespace GenRnn.Samples;

/// <summary>A small recurrent network with a task: from raw sequences to a trace.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Task">What the model is to learn, in a sentence.</param>
/// <param name="Goal">What it has to reach.</param>
public abstract record Pipeline(string Id, string Title, string Task, PipelineGoal Goal)
{
    /// <summary>Epochs that the goal speaks of.</summary>
    public const int DefaultEpochs = 5;

    /// <summary>Its layers.</summary>
    public abstract ModelSpec Spec { get; }

    /// <summary>
    /// Draws the data, trains the model and measures it, all from one seed. Equal arguments give equal traces on one machine;
    /// nothing is printed or written.
    /// </summary>
    /// <param name="seed">Seed of data, parameters and order.</param>
    /// <param name="epochs">Passes over the training data.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellation">Stops the training.</param>
    public abstract ModelTrace Run(
        int seed, int epochs = DefaultEpochs, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>What a run of a seed learns from, and what it has not seen. Equal seeds give equal data.</summary>
    public abstract PipelineData DataOf(int seed);

    /// <summary>How a run of a seed trains.</summary>
    public abstract TrainingOptions OptionsOf(int seed, int epochs);

    /// <summary>Writes what a run of a seed begins with, for other libraries: data, parameters and settings, as ID-SEED.npz, .safetensors and .json.</summary>
    /// <param name="seed">Seed of data and parameters.</param>
    /// <param name="folder">Where the files are put.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public abstract void Export(int seed, string folder);
}

/// <inheritdoc cref="Pipeline"/>
/// <typeparam name="TModel">The annotated class.</typeparam>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Task">What the model is to learn, in a sentence.</param>
/// <param name="Goal">What it has to reach.</param>
/// <param name="BatchSize">Sequences in a batch.</param>
/// <param name="Draw">The data of a seed.</param>
internal sealed record Pipeline<TModel>(string Id, string Title, string Task, PipelineGoal Goal, int BatchSize, Func<int, PipelineData> Draw)
    : Pipeline(Id, Title, Task, Goal)
    where TModel : class, IRecurrentModel<TModel>
{
    public override ModelSpec Spec => TModel.Spec;

    public override ModelTrace Run(int seed, int epochs, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        PipelineData data = DataOf(seed);
        FitResult<TModel> fit = Trainer.Fit(
            TModel.Create(seed), data.Training, OptionsOf(seed, epochs) with { Validation = data.Test, Progress = progress, CancellationToken = cancellation });
        return ModelTrace.Create(fit, data.Test, new TraceOptions
        {
            Id = Id,
            Task = Task,
            Baseline = LastStepBaseline.Measure(data.Training, data.Test),
            IsSplit = data.IsSplit,
        });
    }

    public override void Export(int seed, string folder) => StartFiles.Write(folder, Id, seed, TModel.Create(seed), DataOf(seed), OptionsOf(seed, DefaultEpochs));

    public override PipelineData DataOf(int seed) => Draw(seed);

    public override TrainingOptions OptionsOf(int seed, int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = BatchSize,
        Seed = seed,
        Optimizer = Optimizer.Adam(learningRate: 0.01f),
    };
}
