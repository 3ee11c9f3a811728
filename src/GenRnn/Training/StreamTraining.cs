using System.Diagnostics;

namespace GenRnn;

/// <summary>
/// Trains on a <see cref="SequenceStream"/>: an epoch is a run over each part, from the state that the part before left, and the
/// figures of all parts together are those of the epoch.
/// </summary>
internal sealed class StreamTraining<TModel>(SequenceStream stream, TrainingOptions options) : ITrainingRun
    where TModel : class, IRecurrentModel<TModel>
{
    private readonly List<EpochResult> _history = [];
    private TrainingState<TModel> _state = null!;
    private TrainingProgress _progress;
    private Loss? _loss = options.Loss;
    private int _batches;

    /// <inheritdoc/>
    public ModelSpec Spec => TModel.Spec;

    /// <inheritdoc/>
    public TrainingOptions Options => options;

    /// <inheritdoc/>
    public TrainingProgress Progress => _progress;

    /// <inheritdoc/>
    public TrainingHistory History => new(_history);

    /// <inheritdoc/>
    public float LearningRate { get; private set; } = options.Optimizer.LearningRate;

    /// <inheritdoc/>
    public bool IsCancelled { get; private set; }

    /// <inheritdoc/>
    public TrainingState State => _state;

    /// <summary>Runs from a state to the last epoch, or until a callback ends the run.</summary>
    public async Task<StreamFitResult<TModel>> FromAsync(TrainingState<TModel> start)
    {
        _state = start with { Partial = start.Partial is null ? null : throw Refusal.Of("A state in the middle of an epoch was received with a stream", "a state between two epochs", "Begin the epoch anew: state with { Partial = null }.") };
        _history.AddRange(start.History);
        var moment = new TrainingMoment(this);
        foreach (TrainingCallback callback in options.Callbacks) callback.OnTrainBegin(moment);
        try
        {
            bool goOn = true;
            while (goOn && _state.Epoch < options.Epochs)
            {
                await RunEpochAsync().ConfigureAwait(false);
                foreach (TrainingCallback callback in options.Callbacks) goOn &= callback.OnEpochEnd(moment);
            }
        }
        catch (OperationCanceledException) when (options.CancellationToken.IsCancellationRequested)
        {
            IsCancelled = true;
            throw;
        }
        finally
        {
            foreach (TrainingCallback callback in options.Callbacks) callback.OnTrainEnd(moment);
        }

        TModel model = BestParameters.Restored(options.Callbacks, _state.Kept) is { } best ? TModel.FromParameters(best) : _state.CreateModel();
        return new StreamFitResult<TModel>(model, [.. _history.Skip(start.History.Count)], _state, options);
    }

    private async Task RunEpochAsync()
    {
        long begin = Stopwatch.GetTimestamp();
        TrainingState<TModel> state = _state;
        double loss = 0, right = 0;
        long answers = 0;
        bool hasAccuracy = false;
        _batches = 0;
        await foreach (SequenceDataset part in PartsAsync().ConfigureAwait(false))
        {
            FitResult<TModel> fit = await Task.Run(() => Trainer.Fit(state, part, OptionsOf(part)), options.CancellationToken).ConfigureAwait(false);
            EpochResult result = fit.State.History[^1];
            long weight = AnswersOf(part);
            (loss, right, answers, hasAccuracy) = (loss + (result.Loss * weight), right + ((result.Accuracy ?? 0) * weight), answers + weight, result.Accuracy is not null);
            LearningRate = result.LearningRate ?? LearningRate;
            state = fit.State with { Epoch = _state.Epoch, History = _state.History, Kept = _state.Kept, Origin = null };
            _batches += ((part.Count - 1) / OptionsOf(part).BatchSize) + 1;
        }

        if (answers == 0) throw Refusal.Of("A stream without any part was received", "at least one", "Give some data.");
        Evaluation? validation = options.Validation is null ? null : await Task.Run(() => Evaluator.Evaluate(state.CreateModel(), options.Validation, _loss)).ConfigureAwait(false);
        _history.Add(new EpochResult(
            _state.Epoch + 1, loss / answers, hasAccuracy ? right / answers : null, validation?.Loss, validation?.Accuracy, Stopwatch.GetElapsedTime(begin).TotalSeconds) { LearningRate = LearningRate });
        TrainingState<TModel> after = state with { Epoch = _state.Epoch + 1, History = History };
        _state = after with { Kept = BestParameters.Keep(options.Callbacks, _state.Kept, after) };
    }

    /// <summary>The parts, each read while the one before it is trained on.</summary>
    private async IAsyncEnumerable<SequenceDataset> PartsAsync()
    {
        IAsyncEnumerator<SequenceDataset> parts = stream.ReadAsync(options.CancellationToken).GetAsyncEnumerator(options.CancellationToken);
        Task<bool> next = parts.MoveNextAsync().AsTask();
        try
        {
            while (await next.ConfigureAwait(false))
            {
                SequenceDataset part = parts.Current;
                next = parts.MoveNextAsync().AsTask();
                yield return part;
            }
        }
        finally
        {
            // Nobody may be reading when the stream is closed.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await parts.DisposeAsync().ConfigureAwait(false);
        }
    }

    private TrainingOptions OptionsOf(SequenceDataset part)
    {
        // The loss of the first part is that of all: which one fits may depend on the targets that happen to be in a part.
        _loss ??= Objective.Bind(TModel.Spec, part, null).Loss;
        return options with
        {
            Epochs = _state.Epoch + 1,
            BatchSize = Math.Min(options.BatchSize, part.Count),
            Loss = _loss,
            Validation = null,
            Callbacks = [new Adjustments(options.Callbacks, History)],
            Progress = options.Progress is null ? null : new PartProgress(this),
        };
    }

    private static long AnswersOf(SequenceDataset part)
    {
        if (!part.Targets.PerStep) return part.Count;
        long steps = 0;
        foreach (int length in part.Lengths) steps += length;
        return steps;
    }

    /// <summary>Learning rates follow the epochs before, not parts.</summary>
    private sealed class Adjustments(IReadOnlyList<TrainingCallback> callbacks, TrainingHistory history) : TrainingCallback
    {
        public override LearningRateAdjustment AdjustLearningRate(IReadOnlyList<EpochResult> _) =>
            callbacks.Aggregate(LearningRateAdjustment.None, (all, callback) => all.And(callback.AdjustLearningRate(history)));
    }

    /// <summary>Batches are counted over the parts so far; how many come after the present part is not known.</summary>
    private sealed class PartProgress(StreamTraining<TModel> run) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => run.Options.Progress!.Report(
            run._progress = value with { Epochs = run.Options.Epochs, Batch = run._batches + value.Batch, Batches = run._batches + value.Batches });
    }
}
