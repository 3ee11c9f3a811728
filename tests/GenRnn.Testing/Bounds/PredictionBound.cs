using GenRnn.Reference;

namespace GenRnn.Testing;

/// <summary>
/// How far a prediction in float32 may lie from the exact one, for a weighted sum of its outputs:
/// <code>
/// |sum_k w_k (y'_k - y_k)|  ≤  2 * sum over all layers and steps of |gradient for the value| . |local error of the value|
/// </code>
/// Every value's own error (<see cref="LocalErrors"/>) reaches the outputs by the derivative of all that comes after it, which
/// the reference's backward pass gives exactly: that is the error to first order. The factor 2 is for the rest, which is
/// quadratic in errors of 1e-6. Nothing here is fitted to what kernels do.
/// </summary>
public sealed class PredictionBound
{
    private readonly ReferenceModel<double> _model;
    private readonly ModelRun<double> _run;
    private readonly LocalErrors _local;

    /// <summary>For each layer, for its state after each step: of its half that reads forward, and of the other.</summary>
    private readonly IReadOnlyList<(IReadOnlyList<CellState<double>> Forward, IReadOnlyList<CellState<double>> Backward)> _states;

    /// <summary>For each layer, for each vector that it passes on, beyond what its states make of it; empty where there is nothing.</summary>
    private readonly IReadOnlyList<IReadOnlyList<RealVector<double>>> _outputs;

    /// <summary>Of one run of the reference.</summary>
    public PredictionBound(ReferenceModel<double> model, ModelRun<double> run)
    {
        (_model, _run, _local) = (model, run, new LocalErrors(model.Spec.Precision));
        _states = [.. run.Layers.Select((layer, index) => (States(layer.Steps, index, false), States(layer.BackwardSteps, index, true)))];
        _outputs = [.. run.Layers.Select(Outputs)];
    }

    /// <summary>For a weighted sum of the output.</summary>
    /// <param name="weights">w, of the shape of the output.</param>
    public double Of(double[] weights)
    {
        ModelGradient<double> gradient = _model.Backward(_run, weights);
        double sum = 0;
        for (int i = 0; i < _run.Layers.Count; i++)
        {
            LayerGradient<double> layer = gradient.Layers[i];
            IEnumerable<RealVector<double>> outputs = i < _run.Layers.Count - 1
                ? gradient.Layers[i + 1].Inputs
                : weights.Chunk(weights.Length / _run.Layers[i].Outputs.Count).Select(w => RealVector<double>.Of(w));
            sum += Reached(_states[i].Forward, layer.States) + Reached(_states[i].Backward, layer.Backward?.States ?? []) + _outputs[i].Zip(outputs, Reached).Sum();
        }

        return 2 * sum;
    }

    private IReadOnlyList<CellState<double>> States(IReadOnlyList<CellStep<double>> steps, int layer, bool isBackward) =>
        [.. steps.Select(step => step.IsMasked ? CellState<double>.None : _local.Of(_model.Cell(layer, isBackward), step))];

    private IReadOnlyList<RealVector<double>> Outputs(LayerRun<double> run, int layer) => run.Layer switch
    {
        DenseSpec => [.. run.DenseSteps.Select(step => LocalErrors.Of(_model.Dense(layer), step))],
        LayerNormalizationSpec => [.. run.Inputs.Select(x => LocalErrors.Of(_model.Norm(layer), x, x.Map(_ => 0.0)))],
        RecurrentSpec { Bidirectional: true, Merge: not Merge.Concat } => [.. run.Outputs.Select(y => (2 * Rounding.Unit) * y.Map(Math.Abs))],
        _ => [],
    };

    private static double Reached(IEnumerable<CellState<double>> errors, IEnumerable<CellState<double>> gradients) =>
        errors.Zip(gradients, (error, reached) => Reached(error.H, reached.H) + Reached(error.C, reached.C)).Sum();

    private static double Reached(RealVector<double> errors, RealVector<double> gradients)
    {
        double sum = 0;
        for (int k = 0; k < errors.Count; k++) sum += errors[k] * Math.Abs(gradients[k]);
        return sum;
    }
}
