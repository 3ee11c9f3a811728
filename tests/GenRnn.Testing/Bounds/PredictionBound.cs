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

    /// <summary>For each layer, for each of its values over time: h and c of a recurrent layer, or the output of a Dense layer.</summary>
    private readonly IReadOnlyList<IReadOnlyList<CellState<double>>> _errors;

    /// <summary>Of one run of the reference.</summary>
    public PredictionBound(ReferenceModel<double> model, ModelRun<double> run)
    {
        (_model, _run, _local) = (model, run, new LocalErrors(model.Spec.Precision));
        _errors = [.. run.Layers.Select((layer, index) => Errors(layer, index))];
    }

    /// <summary>For a weighted sum of the output.</summary>
    /// <param name="weights">w, of the shape of the output.</param>
    public double Of(double[] weights)
    {
        ModelGradient<double> gradient = _model.Backward(_run, weights);
        double sum = 0;
        for (int i = 0; i < _errors.Count; i++)
            sum += _errors[i].Zip(Gradients(gradient, i, weights), (error, reached) => Reached(error.H, reached.H) + Reached(error.C, reached.C)).Sum();
        return 2 * sum;
    }

    private IReadOnlyList<CellState<double>> Errors(LayerRun<double> layer, int index) => layer.Steps.Count > 0
        ? [.. layer.Steps.Select(step => step.IsMasked ? CellState<double>.None : _local.Of(_model.Cell(index), step))]
        : [.. layer.DenseSteps.Select(step => CellState<double>.Of(LocalErrors.Of(_model.Dense(index), step)))];

    /// <summary>The gradient for each value that <see cref="_errors"/> has.</summary>
    private IEnumerable<CellState<double>> Gradients(ModelGradient<double> gradient, int layer, double[] weights)
    {
        if (_run.Layers[layer].Steps.Count > 0) return gradient.Layers[layer].States;
        return layer < _errors.Count - 1
            ? gradient.Layers[layer + 1].Inputs.Select(CellState<double>.Of)
            : weights.Chunk(_run.Layers[layer].Layer.Units).Select(w => CellState<double>.Of(RealVector<double>.Of(w)));
    }

    private static double Reached(RealVector<double> errors, RealVector<double> gradients)
    {
        double sum = 0;
        for (int k = 0; k < errors.Count; k++) sum += errors[k] * Math.Abs(gradients[k]);
        return sum;
    }
}
