namespace GenRnn.Samples;

/// <summary>A problem that cannot be solved without memory: sequences drawn at random, a network, and when it counts as solved.</summary>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Task">What the network is to learn, in a sentence.</param>
/// <param name="Goal">When it is solved.</param>
/// <param name="Training">How it is trained.</param>
public abstract record Problem(string Id, string Task, ProblemGoal Goal, ProblemTraining Training)
{
    /// <summary>The network's layers.</summary>
    public abstract ModelSpec Spec { get; }

    /// <summary>
    /// Draws the data, trains a network until the goal is reached or the sequences are spent, and measures it, all from one
    /// seed. Equal arguments give equal results on one machine; nothing is printed or written.
    /// </summary>
    /// <param name="seed">Seed of data and parameters.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellation">Stops the training.</param>
    public abstract ProblemResult Run(int seed, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>Writes what a run of a seed begins with, for other libraries: data, parameters and settings, as ID-SEED.npz, .safetensors and .json.</summary>
    /// <param name="seed">Seed of data and parameters.</param>
    /// <param name="folder">Where the files are put.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public abstract void Export(int seed, string folder);
}

/// <inheritdoc cref="Problem"/>
/// <typeparam name="TModel">The annotated class.</typeparam>
/// <param name="Id">Its name on the command line.</param>
/// <param name="Task">What the network is to learn, in a sentence.</param>
/// <param name="Goal">When it is solved.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Judge">What a right answer is.</param>
/// <param name="Data">The data of a seed.</param>
internal sealed record Problem<TModel>(string Id, string Task, ProblemGoal Goal, ProblemTraining Training, Judge Judge, Func<int, ProblemData> Data)
    : Problem(Id, Task, Goal, Training)
    where TModel : class, IRecurrentModel<TModel>
{
    /// <summary>The network of a seed before training.</summary>
    public Func<int, TModel> Start { get; init; } = TModel.Create;

    public override ModelSpec Spec => TModel.Spec;

    public override ProblemResult Run(int seed, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ProblemData data = Data(seed);
        TrainingState<TModel> state = TrainingState<TModel>.Start(Start(seed), seed);
        TModel model;
        bool isSolved;
        int chunk = 0;
        do
        {
            SequenceDataset next = data.Training.Slice(chunk * Training.Chunk % data.Training.Count, Training.Chunk);
            chunk++;
            state = Trainer.Fit(state, next, Training.Options(seed, chunk, Chunks(progress), cancellation)).State;
            model = state.CreateModel();
            isSolved = Judge.Share(model, data.Validation) >= Goal.Share;
        }
        while (!isSolved && chunk < Training.Chunks);

        return new ProblemResult(Id, seed, isSolved, chunk * Training.Chunk, Judge.Share(model, data.Test), Evaluator.Evaluate(model, data.Test).Loss);
    }

    public override void Export(int seed, string folder) => StartFiles.Write(folder, this, seed, Start(seed), Data(seed), Judge);

    /// <summary>Tells of chunks as epochs of the longest run there can be.</summary>
    private IProgress<TrainingProgress>? Chunks(IProgress<TrainingProgress>? progress) =>
        progress is null ? null : new ProgressOfRun(progress, Training.Chunks);

    private sealed class ProgressOfRun(IProgress<TrainingProgress> progress, int epochs) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(value with { Epochs = epochs });
    }
}
