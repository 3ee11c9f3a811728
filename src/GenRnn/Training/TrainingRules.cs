namespace GenRnn;

/// <summary>Whether options fit the data, and a state the model and the options.</summary>
internal static class TrainingRules
{
    /// <summary>Refuses the first thing that does not fit.</summary>
    public static void Check(ModelSpec spec, ParameterLayout layout, TrainingState state, SequenceDataset data, TrainingOptions options)
    {
        if (options.Epochs < 0)
            throw Refusal.Of(Refusal.Text($"{options.Epochs} epochs were received"), "0 or more", "Correct Epochs.");
        if (options.BatchSize < 1)
            throw Refusal.Of(Refusal.Text($"A batch of {Refusal.Count(options.BatchSize, "sequence")} was received"), "at least 1", "Correct BatchSize.");
        if (options.Threads < 1)
            throw Refusal.Of(Refusal.Text($"{Refusal.Count(options.Threads, "thread")} were received"), "at least 1", "Correct Threads, or leave it out to use all processors.");
        if (options.BatchSizeFor(data) > data.Count)
            throw Refusal.Of(
                Refusal.Text($"A batch of {Refusal.Count(options.BatchSize, "sequence")} was received"),
                Refusal.Text($"at most {data.Count}, the sequences of the data set"),
                "Set a smaller BatchSize, or give more data.");
        if (options.Truncation < 1)
            throw Refusal.Of(Refusal.Text($"A truncation after {Refusal.Count(options.Truncation.Value, "step")} was received"), "at least 1 step", "Correct Truncation, or leave it out to learn from whole sequences.");
        if (options.BucketBatches < 1)
            throw Refusal.Of(Refusal.Text($"BucketBatches of {options.BucketBatches} was received"), "at least 1", "Correct BucketBatches, or leave it out.");
        if (options.BucketBatches is not null && !options.Shuffle)
            throw Refusal.Of("BucketBatches was received without Shuffle", "a random order, from which batches of similar lengths are made", "Set Shuffle = true, or leave BucketBatches out.");
        if (options.CarryStates && options.Shuffle)
            throw Refusal.Of("CarryStates was received together with Shuffle", "the order of the data, in which sequences go on from one batch to the next", "Set Shuffle = false.");
        if ((options.Truncation is not null || options.CarryStates) && spec.LooksAhead)
            throw Refusal.Of(
                $"{(options.CarryStates ? "CarryStates" : "Truncation")} was received for a model that looks ahead",
                "a model whose layers all read from the start of a sequence",
                "Leave it out: a part of a sequence does not know the end of it.");
        ArgumentNullException.ThrowIfNull(options.Optimizer);
        CheckClipping(options.Optimizer);
        ArgumentNullException.ThrowIfNull(options.Metrics);
        ArgumentNullException.ThrowIfNull(options.Callbacks);
        for (int i = 0; i < options.Callbacks.Count; i++)
        {
            if (options.Callbacks[i] is null) throw Refusal.Of(Refusal.Text($"Callback {i} is null"), "a callback", "Remove it.");
        }

        if (state.Parameters.Layout != layout)
            throw Refusal.Of($"A state with other parameters ({state.Parameters}) was received", "those of the model", "Use a state of this class of models.");

        EquatableArray<string> slots = state.Optimizer.Slots.Select(s => s.Name).ToEquatableArray();
        if (state.Optimizer != OptimizerState.Empty && slots != options.Optimizer.StateNames)
            throw Refusal.Of(
                $"A state with the optimiser's numbers {slots} was received",
                $"{options.Optimizer.StateNames}, those of the options' optimiser",
                "Use the optimiser that the state comes from, or begin its numbers anew: state with { Optimizer = OptimizerState.Empty }.");
        if (state.Partial is { } partial) CheckPartial(partial, data, options);
        if (state.Optimizer.Accumulated >= options.Optimizer.GradientAccumulationSteps)
            throw Refusal.Of(
                Refusal.Text($"A state that keeps the gradients of {state.Optimizer.Accumulated} of the batches of an update was received"),
                Refusal.Text($"less than {options.Optimizer.GradientAccumulationSteps}, the batches of an update"),
                "Use the GradientAccumulationSteps that the state comes from.");
    }

    /// <summary>Refuses options that do not fit what is measured.</summary>
    public static void Check(ModelSpec spec, Objective objective, TrainingOptions options)
    {
        bool hasAccuracy = objective.Answers != AnswerKind.Values;
        foreach (TrainingCallback callback in options.Callbacks) callback.Monitor?.Check(options, hasAccuracy, callback.GetType().Name);
        if (objective.Loss is not CtcLoss) return;
        if (options.Truncation is not null)
            throw Refusal.Of($"Truncation was received with {objective.Loss}", "whole sequences, over which labels are spelt", "Leave out Truncation.");
    }

    private static void CheckPartial(PartialEpoch partial, SequenceDataset data, TrainingOptions options)
    {
        int batchSize = options.BatchSizeFor(data);
        if (partial.Sequences != data.Count || partial.BatchSize != batchSize)
            throw Refusal.Of(
                Refusal.Text($"A state in the middle of an epoch of {Refusal.Count(partial.Sequences, "sequence")} in batches of {partial.BatchSize} was received for {data.Count} in batches of {batchSize}"),
                "the data and the BatchSize that the state comes from",
                "Use those, or begin the epoch anew: state with { Partial = null }.");
        if (partial.Batch < 1 || partial.Batch > ((data.Count - 1) / batchSize) + 1)
            throw Refusal.Of(Refusal.Text($"A state after batch {partial.Batch} of an epoch was received"), Refusal.Text($"1 to {((data.Count - 1) / batchSize) + 1}"), "Use a state as it was made.");
        if (options.CarryStates)
            throw Refusal.Of("A state in the middle of an epoch was received with CarryStates", "a state between two epochs, since carried states are no part of it", "Begin the epoch anew: state with { Partial = null }.");
    }

    private static void CheckClipping(Optimizer optimizer)
    {
        string[] bounds = [.. new[] { (optimizer.ClipValue, nameof(optimizer.ClipValue)), (optimizer.ClipNorm, nameof(optimizer.ClipNorm)), (optimizer.GlobalClipNorm, nameof(optimizer.GlobalClipNorm)) }.Where(b => b.Item1 is not null).Select(b => b.Item2)];
        if (bounds.Length > 1) throw Refusal.Of($"{string.Join(" and ", bounds)} were received together", "one bound of the gradients", "Leave out the others.");
    }
}
