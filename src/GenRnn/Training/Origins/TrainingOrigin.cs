namespace GenRnn;

/// <summary>
/// What a state of a run comes from: the data, and all options that its bits depend on. A checkpoint keeps it, so that a run does not go on from the
/// checkpoint of another one by mistake. Immutable.
/// </summary>
/// <remarks>
/// Data is told apart by a hash of its content, which is computed when settings are first asked for: training that saves nothing pays nothing.
/// What a run may change when it goes on is left out or not compared: epochs, callbacks, metrics, threads, and the learning rate with its schedule, as
/// lowering it after some epochs is common practice.
/// </remarks>
public sealed class TrainingOrigin
{
    /// <summary>The setting of the learning rate, which is kept and may differ.</summary>
    public const string LearningRate = "learning_rate";

    private readonly Lazy<EquatableArray<TrainingSetting>> _settings;

    private TrainingOrigin(Func<EquatableArray<TrainingSetting>> settings) => _settings = new(settings);

    /// <summary>The settings, in the order in which they are compared.</summary>
    public EquatableArray<TrainingSetting> Settings => _settings.Value;

    /// <summary>The origin of a run that begins with a model.</summary>
    /// <param name="model">Where training begins.</param>
    /// <param name="data">What it learns from.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">Data or options that do not fit the model or each other.</exception>
    public static TrainingOrigin Of<TModel>(TModel model, SequenceDataset data, TrainingOptions options)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        return Of(TrainingState<TModel>.Start(model, options.Seed), Objective.Bind(TModel.Spec, data, options.Loss).Loss, data, options);
    }

    /// <summary>A setting by its name; <see langword="null"/> where a checkpoint of an earlier version does not say.</summary>
    public string? Find(string name) => Settings.Where(setting => setting.Name == name).Select(setting => setting.Value).FirstOrDefault();

    /// <summary>The first setting of this origin that a run going on from it would not share; what either does not say is no difference.</summary>
    /// <param name="run">The origin that the run itself would have.</param>
    public TrainingDifference? FirstDifference(TrainingOrigin run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Settings
            .Where(setting => setting.Name != LearningRate && Find(setting.Name) is { } earlier && earlier != setting.Value)
            .Select(setting => TrainingDifference.Of(setting.Name, Find(setting.Name)!, setting.Value))
            .FirstOrDefault();
    }

    /// <summary>The origin of a run that begins with a state, or goes on from it.</summary>
    internal static TrainingOrigin Of(TrainingState start, Loss loss, SequenceDataset data, TrainingOptions options) => new(() => SettingsOf(start, loss, data, options).ToEquatableArray());

    /// <summary>The origin that a checkpoint tells.</summary>
    internal static TrainingOrigin Read(EquatableArray<TrainingSetting> settings) => new(() => settings);

    private static IEnumerable<TrainingSetting> SettingsOf(TrainingState start, Loss loss, SequenceDataset data, TrainingOptions options)
    {
        yield return new("optimizer", options.Optimizer.Description);
        yield return new(LearningRate, options.Optimizer.Schedule is null ? Refusal.Text($"{options.Optimizer.LearningRate:R}") : "a schedule");
        yield return new("loss", loss.Description);
        yield return new("seed", Refusal.Text($"{options.Seed}"));
        yield return new("batch_size", Refusal.Text($"{options.BatchSizeFor(data)}"));
        yield return new("shuffle", options.Shuffle ? "true" : "false");
        yield return new("bucket_batches", Number(options.BucketBatches));
        yield return new("truncation", Number(options.Truncation));
        yield return new("carry_states", options.CarryStates ? "true" : "false");
        yield return new("class_weights", options.ClassWeights is not { Count: > 0 } weights ? "none" : string.Join(' ', weights.OrderBy(w => w.Key).Select(w => Refusal.Text($"{w.Key}={w.Value:R}"))));
        yield return new("sequences", Refusal.Text($"{data.Count}"));
        yield return new("data", data.ContentHash);
        yield return new("validation_sequences", Number(options.Validation?.Count));
        yield return new("validation", options.Validation?.ContentHash ?? "none");

        // Where a run began is known at its beginning alone, and handed on from there.
        string? parameters = start is { Epoch: 0, Partial: null } ? ContentHash.Of(start.Parameters.Values) : start.Origin?.Find("parameters");
        if (parameters is not null) yield return new("parameters", parameters);
    }

    private static string Number(int? number) => number is { } given ? Refusal.Text($"{given}") : "none";
}

/// <summary>One thing that a run's bits depend on.</summary>
/// <param name="Name">Its name: <c>optimizer</c>, <c>batch_size</c>, <c>data</c>, ...</param>
/// <param name="Value">What it was, as a text; of data, a hash.</param>
public readonly record struct TrainingSetting(string Name, string Value);
