using System.Diagnostics;
using System.Runtime.CompilerServices;
using GenRnn.Kernels;

namespace GenRnn;

/// <summary>One call of <see cref="Trainer"/>: makes all memory, then runs epoch after epoch. A batch allocates nothing.</summary>
internal sealed class TrainingRun<TModel> : IDisposable
    where TModel : class, IRecurrentModel<TModel>
{
    private readonly TrainingOptions _options;
    private readonly Objective _objective;
    private readonly int _batchSize;
    private readonly Crew _crew;
    private readonly TrainingWorkspace _workspace;
    private readonly ShardedBatch _training;
    private readonly ShardedBatch? _validation;
    private readonly int[] _order;
    private readonly List<EpochResult> _history = [];

    public TrainingRun(SequenceDataset data, TrainingOptions options)
    {
        _options = options;
        _batchSize = options.BatchSizeFor(data);
        _objective = ClassWeights.Bind(Objective.Bind(TModel.Spec, data, options.Loss), options.ClassWeights);
        Objective? validation = options.Validation is { } held ? Objective.Bind(TModel.Spec, held, _objective.Loss, "validation set") : null;
        ShardPlan plan = ShardPlan.Of(TModel.Layout, data, _batchSize, options.Sharding);
        _crew = new Crew(Math.Min(options.Threads, plan.Shards));
        int steps = Math.Max(data.Steps, options.Validation?.Steps ?? 0);
        TrainingKernel[] kernels = [.. Enumerable.Range(0, _crew.Members).Select(_ => TrainingMemory.Create<TModel>(plan.ShardSize, steps))];
        _workspace = new TrainingWorkspace(kernels[0], plan.Shards, TModel.Layout, options.Optimizer);
        foreach (TrainingKernel kernel in kernels) kernel.Weights = _workspace.Weights;
        _order = new int[data.Count];
        _training = new ShardedBatch(_crew, kernels, _objective, plan, _order);
        _validation = validation is null ? null : new ShardedBatch(_crew, kernels, validation, plan with { ShardSize = kernels[0].MaximumRows }, [.. Enumerable.Range(0, validation.Data.Count)]);
    }

    private int Batches => ((_order.Length - 1) / _batchSize) + 1;

    /// <summary>Runs from <paramref name="state"/> to the last epoch, or until a callback ends the run.</summary>
    public FitResult<TModel> From(TrainingState<TModel> state)
    {
        _workspace.Load(state.Parameters, state.Optimizer);
        bool goOn = true;
        while (goOn && state.Epoch < _options.Epochs)
        {
            state = RunEpoch(state);
            foreach (TrainingCallback callback in _options.Callbacks) goOn &= callback.OnEpochEnd(_history.AsReadOnly());
        }

        return new FitResult<TModel>(state.CreateModel(), [.. _history], state, _objective.Data, _options);
    }

    /// <summary>Ends the threads of the run.</summary>
    public void Dispose() => _crew.Dispose();

    /// <summary>An epoch is a function of the state before it; the memory of the run holds no more than that state.</summary>
    private TrainingState<TModel> RunEpoch(TrainingState<TModel> before)
    {
        long start = Stopwatch.GetTimestamp();
        RandomState random = NextOrder(before.Random);
        Tally tally = RunBatches(before);
        if (_workspace.Save() is not { } saved) throw Diverged(before, Batches, "A parameter or a number of the optimiser is not finite after");
        Tally? validation = Validate();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _history.Add(new EpochResult(before.Epoch + 1, tally.Loss, Accuracy(tally), validation?.Loss, validation is { } v ? Accuracy(v) : null, seconds));
        return new TrainingState<TModel>(saved.Parameters, saved.Optimizer, before.Epoch + 1, random);
    }

    private Tally? Validate()
    {
        if (_validation is null) return null;
        _workspace.SwapAverage();
        Tally tally = _validation.Measure().WithPenalty(_workspace.Penalty);
        _workspace.SwapAverage();
        return tally;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Tally RunBatches(TrainingState<TModel> before)
    {
        var tally = default(Tally);
        _training.ClearStates();
        for (int batch = 0; batch < Batches; batch++)
        {
            _options.CancellationToken.ThrowIfCancellationRequested();
            tally += RunBatch(before, batch);
            _options.Progress?.Report(new TrainingProgress(before.Epoch + 1, _options.Epochs, batch + 1, Batches, tally.Loss, Accuracy(tally)));
        }

        return tally;
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
            if (!double.IsFinite(measured.Loss)) throw Diverged(before, batch + 1, Refusal.Text($"The loss is {measured.Loss} in"));
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
        return random.State;
    }

    private double? Accuracy(Tally tally) => _objective.Answers == AnswerKind.Values ? null : tally.Accuracy;

    private TrainingDivergedException Diverged(TrainingState<TModel> before, int batch, string what) => new(
        Refusal.Text($"{what} epoch {before.Epoch + 1}, batch {batch} of {Batches}; expected a finite number. Lower the learning rate or scale the inputs; State holds the run after epoch {before.Epoch}."),
        before.Epoch + 1, batch, before, [.. _history]);
}
