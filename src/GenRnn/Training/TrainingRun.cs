using System.Diagnostics;
using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>One call of <see cref="Trainer"/>: makes all memory, then runs epoch after epoch. A batch allocates nothing.</summary>
internal sealed class TrainingRun<TModel> : ITrainingRun, IDisposable
    where TModel : class, IRecurrentModel<TModel>
{
    private readonly TrainingOptions _options;
    private readonly Objective _objective;
    private readonly int _batchSize;
    private readonly Crew _crew;
    private readonly TrainingWorkspace _workspace;
    private readonly ShardedBatch _training;
    private readonly ShardedBatch? _validation;
    private readonly MetricSet _metrics;
    private readonly TrainingCallback[] _callbacks;
    private readonly int[] _order;
    private readonly List<EpochResult> _history = [];
    private readonly TrainingMoment _moment;
    private TrainingOrigin _origin = null!;
    private TrainingState<TModel> _before = null!;
    private TrainingState<TModel>? _now;
    private int _earlierEpochs;
    private int _batch;
    private Tally _tally;
    private long _start;
    private double _earlierSeconds;

    public TrainingRun(SequenceDataset data, TrainingOptions options)
    {
        _options = options;
        _batchSize = options.BatchSizeFor(data);
        _objective = ClassWeights.Bind(Objective.Bind(TModel.Spec, data, options.Loss), options.ClassWeights);
        Objective? validation = options.Validation is { } held ? Objective.Bind(TModel.Spec, held, _objective.Loss, "validation set") : null;
        TrainingRules.Check(TModel.Spec, _objective, options);
        _metrics = MetricSet.Bind(options.Metrics, _objective);
        ShardPlan plan = ShardPlan.Of(TModel.Layout, data, _batchSize, options.Sharding);
        _crew = new Crew(Math.Min(options.Threads, plan.Shards));
        int steps = Math.Max(data.Steps, options.Validation?.Steps ?? 0);
        TrainingKernel[] kernels = [.. Enumerable.Range(0, _crew.Members).Select(_ => TrainingMemory.Create<TModel>(plan.ShardSize, steps))];
        _workspace = new TrainingWorkspace(kernels[0], plan.Shards, TModel.Layout, options.Optimizer);
        foreach (TrainingKernel kernel in kernels) kernel.Weights = _workspace.Weights;
        _order = new int[data.Count];
        _training = new ShardedBatch(_crew, kernels, _objective, plan, _order, _metrics);
        _validation = validation is null
            ? null
            : new ShardedBatch(_crew, kernels, validation, plan with { ShardSize = kernels[0].MaximumRows }, [.. Enumerable.Range(0, validation.Data.Count)], MetricSet.Bind(options.Metrics, validation));
        _callbacks = [.. options.Callbacks];
        _moment = new TrainingMoment(this);
    }

    /// <inheritdoc/>
    public ModelSpec Spec => TModel.Spec;

    /// <inheritdoc/>
    public TrainingOptions Options => _options;

    /// <inheritdoc/>
    public TrainingHistory History => new(_history);

    /// <inheritdoc/>
    public float LearningRate => _workspace.LearningRate;

    /// <inheritdoc/>
    public bool IsCancelled { get; private set; }

    /// <inheritdoc/>
    public TrainingState State => Now();

    /// <inheritdoc/>
    public TrainingProgress Progress
    {
        get
        {
            bool isBetween = _before.Epoch > 0 && _batch == 0;
            EpochResult? last = isBetween ? _history.LastOrDefault() : null;
            return new TrainingProgress(
                _before.Epoch + (isBetween ? 0 : 1), _options.Epochs, isBetween ? Batches : _batch, Batches, last?.Loss ?? _tally.Loss, last is null ? Accuracy(_tally) : last.Accuracy)
            {
                Metrics = last?.Metrics ?? _metrics.Results(_training.MetricSums),
                Sequences = isBetween ? _order.Length : Math.Min(_batch * _batchSize, _order.Length),
                Seconds = last?.Seconds ?? Seconds,
            };
        }
    }

    private int Batches => ((_order.Length - 1) / _batchSize) + 1;

    private double Seconds => _earlierSeconds + Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>Runs from <paramref name="state"/> to the last epoch, or until a callback ends the run.</summary>
    public FitResult<TModel> From(TrainingState<TModel> state)
    {
        if (state.Partial is { } partial && partial.MetricSums.Count != _metrics.Size)
            throw Refusal.Of("A state in the middle of an epoch with the sums of other metrics was received", "those of the options", "Use the Metrics that the state comes from, or begin the epoch anew: state with { Partial = null }.");
        _origin = TrainingOrigin.Of(state, _objective.Loss, _objective.Data, _options);
        _before = state;
        _now = state;
        _history.AddRange(state.History);
        _earlierEpochs = _history.Count;
        _workspace.Load(state.Parameters, state.Optimizer);
        try
        {
            foreach (TrainingCallback callback in _callbacks) callback.OnTrainBegin(_moment);
            bool hasEnded = state.Partial is null && _callbacks.Any(callback => callback.HasEnded(History));
            while (!hasEnded && _before.Epoch < _options.Epochs && RunEpoch())
            {
            }
        }
        catch (OperationCanceledException) when (_options.CancellationToken.IsCancellationRequested)
        {
            IsCancelled = true;
            End();
            throw;
        }
        catch (TrainingDivergedException)
        {
            (_now, _batch) = (_before, 0);
            End();
            if (!_callbacks.Any(callback => callback is TerminateOnNaN)) throw;
            return Result();
        }

        End();
        return Result();
    }

    /// <summary>Ends the threads of the run.</summary>
    public void Dispose() => _crew.Dispose();

    private FitResult<TModel> Result()
    {
        TrainingState<TModel> state = Now();
        TModel model = BestParameters.Restored(_callbacks, state.Kept) is { } best ? TModel.FromParameters(best) : state.CreateModel();
        return new FitResult<TModel>(model, [.. _history.Skip(_earlierEpochs)], state, _objective.Data, _options);
    }

    private void End()
    {
        foreach (TrainingCallback callback in _callbacks) callback.OnTrainEnd(_moment);
    }

    /// <summary>
    /// An epoch, or what is left of it, is a function of the state before it; the memory of the run holds no more than that
    /// state.
    /// </summary>
    /// <returns>Whether callbacks want to go on.</returns>
    private bool RunEpoch()
    {
        RandomState random = NextOrder(_before.Random);
        Begin(_before.Partial);
        if (!RunBatches()) return false;
        if (_workspace.Save() is not { } saved) throw Diverged(Batches, "A parameter or a number of the optimiser is not finite after");
        (Tally? validation, MetricResults validationMetrics) = Validate();
        _history.Add(new EpochResult(_before.Epoch + 1, _tally.Loss, Accuracy(_tally), validation?.Loss, validation is { } v ? Accuracy(v) : null, Seconds)
        {
            Metrics = _metrics.Results(_training.MetricSums),
            ValidationMetrics = validationMetrics,
            LearningRate = _workspace.LearningRate,
        });
        var after = new TrainingState<TModel>(saved.Parameters, saved.Optimizer, _before.Epoch + 1, random) { History = History, Origin = _origin };
        _before = after with { Kept = BestParameters.Keep(_callbacks, _before.Kept, after) };
        (_now, _batch) = (_before, 0);
        bool goOn = true;
        foreach (TrainingCallback callback in _callbacks) goOn &= callback.OnEpochEnd(_moment);
        return goOn;
    }

    /// <summary>Begins an epoch, or goes on with one.</summary>
    private void Begin(PartialEpoch? partial)
    {
        _start = Stopwatch.GetTimestamp();
        (_batch, _tally, _earlierSeconds) = (partial?.Batch ?? 0, partial?.Tally ?? default, partial?.Seconds ?? 0);
        _training.MetricSums.Clear();
        partial?.MetricSums.ToArray().CopyTo(_training.MetricSums);
        _training.ClearStates();
        LearningRateAdjustment adjustment = LearningRateAdjustment.None;
        foreach (TrainingCallback callback in _callbacks) adjustment = adjustment.And(callback.AdjustLearningRate(History));
        _workspace.Adjustment = adjustment;
    }

    /// <summary>The state, copied out of the memory of the run where it has moved on since it was last.</summary>
    private TrainingState<TModel> Now()
    {
        if (_now is not null) return _now;
        if (_options.CarryStates) return _before;
        (ParameterSet parameters, OptimizerState optimizer) = _workspace.Save() ?? throw Diverged(_batch, "A parameter or a number of the optimiser is not finite after");
        return _now = _before with
        {
            Parameters = parameters,
            Optimizer = optimizer,
            Origin = _origin,
            Partial = new PartialEpoch(_batch, _batchSize, _order.Length, _tally.LossSum, _tally.Correct, _tally.Count, _training.MetricSums.ToArray().ToEquatableArray()) { Seconds = Seconds },
        };
    }

    private (Tally? Tally, MetricResults Metrics) Validate()
    {
        if (_validation is null) return (null, MetricResults.Empty);
        _options.CancellationToken.ThrowIfCancellationRequested();
        _workspace.SwapAverage();
        _validation.MetricSums.Clear();
        Tally tally = _validation.Measure().WithPenalty(_workspace.Penalty);
        _workspace.SwapAverage();
        return (tally, _metrics.Results(_validation.MetricSums));
    }

    /// <returns>Whether callbacks want to go on.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RunBatches()
    {
        bool goOn = true;
        while (goOn && _batch < Batches)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            _tally += RunBatch(_before, _batch);
            _batch++;
            _now = null;
            _options.Progress?.Report(Progress);
            foreach (TrainingCallback callback in _callbacks) goOn &= callback.OnBatchEnd(_moment);
        }

        return goOn;
    }

    /// <summary>
    /// Runs a batch as a whole or, with truncation, part after part, each from the states of the one before it. Where there is
    /// one answer a sequence, the last part alone has it, and learns.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally RunBatch(TrainingState<TModel> before, int batch)
    {
        int start = batch * _batchSize, count = Math.Min(_batchSize, _order.Length - start), steps = _options.Truncation ?? int.MaxValue;
        int longest = _options.Truncation is null ? 1 : LongestOf(_order.AsSpan(start, count));
        long noise = unchecked((long)before.Random.S0 + (0x2545F4914F6CDD1DL * (((long)before.Epoch << 32) + batch + 1)));
        bool carries = _options.Truncation is not null || _options.CarryStates;
        if (!_options.CarryStates) _training.ClearStates();
        var tally = default(Tally);
        for (int first = 0; first < longest; first += steps)
        {
            var part = new BatchPart(first, steps, noise, carries);
            if (!_objective.Data.Targets.PerStep && longest - first > steps)
            {
                _training.Pass(start, count, part);
                continue;
            }

            (Tally measured, int shards) = _training.Train(start, count, part, _workspace);
            measured = measured.WithPenalty(_workspace.Penalty);
            if (!double.IsFinite(measured.Loss)) throw Diverged(batch + 1, Refusal.Text($"The loss is {measured.Loss} in"));
            _workspace.Step(_crew, shards);
            tally += measured;
            if (longest - first <= steps) break;
        }

        return tally;
    }

    private int LongestOf(ReadOnlySpan<int> samples)
    {
        int longest = 1;
        foreach (int sample in samples) longest = Math.Max(longest, _objective.Data.Lengths[sample]);
        return longest;
    }

    /// <summary>Draws the order of an epoch; it depends on the random state alone, not on the order before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RandomState NextOrder(RandomState state)
    {
        for (int i = 0; i < _order.Length; i++) _order[i] = i;
        if (!_options.Shuffle) return state;
        var random = new RandomSource(state);
        random.Shuffle(_order.AsSpan());
        if (_options.BucketBatches is { } batches) LengthBuckets.Arrange(_order, _objective.Data.Lengths, _batchSize, batches, random);
        return random.State;
    }

    private double? Accuracy(Tally tally) => _objective.Answers == AnswerKind.Values ? null : tally.Accuracy;

    private TrainingDivergedException Diverged(int batch, string what) => new(
        Refusal.Text($"{what} epoch {_before.Epoch + 1}, batch {batch} of {Batches}; expected a finite number. Lower the learning rate or scale the inputs; State holds the run after epoch {_before.Epoch}."),
        _before.Epoch + 1, batch, _before, [.. _history.Skip(_earlierEpochs)]);
}
