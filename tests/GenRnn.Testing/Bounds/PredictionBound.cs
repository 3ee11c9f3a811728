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
public static class PredictionBound
{
    /// <summary>For a weighted sum of the output.</summary>
    /// <param name="model">The reference.</param>
    /// <param name="run">Its run of the sequence.</param>
    /// <param name="weights">w, of the shape of the output.</param>
    public static double Of(ReferenceModel<double> model, ModelRun<double> run, ReadOnlySpan<double> weights)
    {
        ModelGradient<double> gradient = model.Backward(run, weights);
        double sum = 0;
        for (int i = 0; i < run.Layers.Count; i++)
        {
            LayerRun<double> layer = run.Layers[i];
            if (layer.Steps.Count > 0)
                sum += layer.Steps.Zip(gradient.Layers[i].States, (step, dState) => step.IsMasked ? 0 : Reached(LocalErrors.Of(model.Cell(i), step), dState)).Sum();
            else
                sum += layer.DenseSteps.Zip(OutputGradients(run, gradient, i, weights.ToArray()), (step, dOutput) => Reached(LocalErrors.Of(model.Dense(i), step), dOutput)).Sum();
        }

        return 2 * sum;
    }

    private static IEnumerable<RealVector<double>> OutputGradients(ModelRun<double> run, ModelGradient<double> gradient, int layer, double[] weights) =>
        layer < run.Layers.Count - 1 ? gradient.Layers[layer + 1].Inputs : weights.Chunk(run.Layers[layer].Layer.Units).Select(w => RealVector<double>.Of(w));

    private static double Reached(CellState<double> errors, CellState<double> gradients) => Reached(errors.H, gradients.H) + Reached(errors.C, gradients.C);

    private static double Reached(RealVector<double> errors, RealVector<double> gradients) => (errors * gradients.Map(Math.Abs)).Sum();
}
