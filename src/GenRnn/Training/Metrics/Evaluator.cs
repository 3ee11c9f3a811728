using GenRnn.Kernels;

namespace GenRnn;

/// <summary>Measures a model on data.</summary>
public static partial class Evaluator
{
    /// <summary>The figures of <paramref name="model"/> on <paramref name="data"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Sequences with their targets.</param>
    /// <param name="loss">The loss to compute; left out, it follows the head as in <see cref="TrainingOptions.Loss"/>.</param>
    /// <param name="metrics">What to measure beside the loss.</param>
    /// <param name="cancellationToken">Ends the evaluation before the next batch with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Data or metrics that do not fit the model or the loss.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Evaluation Evaluate<TModel>(
        TModel model, SequenceDataset data, Loss? loss = null, IReadOnlyList<Metric>? metrics = null, CancellationToken cancellationToken = default)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        Objective objective = Objective.Bind(TModel.Spec, data, loss);

        // The kernel remembers every step of its batch: long sequences come in small batches.
        TrainingKernel kernel = TrainingMemory.Create<TModel>(Math.Min(data.Count, Math.Clamp(8192 / data.Steps, 8, 256)), data.Steps);
        WeightPacking.Pack(kernel.Layout.Map(TModel.Spec), model.Parameters.Values, kernel.Weights.Span);
        MetricSet set = MetricSet.Bind(metrics, objective);
        var runner = new BatchRunner(kernel, objective, set);
        double[] sums = new double[set.Size];
        var counts = new EvaluationCounts(objective);
        int[] samples = [.. Enumerable.Range(0, data.Count)];
        var tally = default(Tally);
        foreach (int[] batch in samples.Chunk(kernel.MaximumRows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            int answers = runner.CountAnswers(batch, BatchPart.Whole);
            runner.Forward(batch, BatchPart.Whole);
            tally += runner.Measure(batch, BatchPart.Whole, answers, counts, sums);
        }

        Tally whole = tally.WithPenalty(WeightRestraints.Of(TModel.Spec, TModel.Layout).Penalty(model.Parameters.Values));
        return counts.ToEvaluation(whole) with { Metrics = set.Results(sums) };
    }
}
