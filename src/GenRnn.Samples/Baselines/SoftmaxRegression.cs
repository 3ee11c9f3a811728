namespace GenRnn.Samples;

/// <summary>
/// Logistic regression for any number of classes: softmax(x W + b), fitted by accelerated gradient descent on standardised
/// features. It is convex, so what it reaches does not depend on a start.
/// </summary>
internal sealed class SoftmaxRegression
{
    private const int Iterations = 300;

    private readonly double[] _mean, _scale, _weights;
    private readonly int _features, _classes;

    private SoftmaxRegression(double[] mean, double[] scale, double[] weights, int features, int classes) =>
        (_mean, _scale, _weights, _features, _classes) = (mean, scale, weights, features, classes);

    /// <summary>Fits rows of features to their classes.</summary>
    public static SoftmaxRegression Fit(IReadOnlyList<float[]> rows, IReadOnlyList<int> labels, int classes)
    {
        int features = rows[0].Length;
        double[] mean = [.. Enumerable.Range(0, features).Select(i => rows.Average(r => (double)r[i]))];
        double[] scale = [.. Enumerable.Range(0, features).Select(i => Math.Sqrt(rows.Average(r => (r[i] - mean[i]) * (r[i] - mean[i])))).Select(s => s > 0 ? s : 1)];
        int size = (features + 1) * classes;
        double[] weights = new double[size], before = new double[size], ahead = new double[size], gradient = new double[size];
        var model = new SoftmaxRegression(mean, scale, ahead, features, classes);
        double[][] inputs = [.. rows.Select(model.Input)];

        // The curvature is at most half the largest eigenvalue of X'X / n, and that at most its trace: features + 1.
        double rate = 2.0 / (features + 1);
        double[] probabilities = new double[classes];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            double momentum = iteration / (iteration + 3.0);
            for (int i = 0; i < size; i++) ahead[i] = weights[i] + (momentum * (weights[i] - before[i]));
            Array.Clear(gradient);
            for (int n = 0; n < inputs.Length; n++)
            {
                model.Probabilities(inputs[n], probabilities);
                probabilities[labels[n]] -= 1;
                for (int i = 0; i <= features; i++)
                {
                    for (int k = 0; k < classes; k++) gradient[(i * classes) + k] += inputs[n][i] * probabilities[k];
                }
            }

            (before, weights) = (weights, before);
            for (int i = 0; i < size; i++) weights[i] = ahead[i] - (rate * gradient[i] / inputs.Length);
        }

        return new SoftmaxRegression(mean, scale, weights, features, classes);
    }

    /// <summary>The most probable class of a row.</summary>
    public int Predict(float[] row)
    {
        double[] probabilities = new double[_classes];
        Probabilities(Input(row), probabilities);
        return Array.IndexOf(probabilities, probabilities.Max());
    }

    /// <summary>Standardised features, and a one for the bias.</summary>
    private double[] Input(float[] row) => [.. Enumerable.Range(0, _features).Select(i => (row[i] - _mean[i]) / _scale[i]), 1];

    private void Probabilities(double[] input, double[] probabilities)
    {
        for (int k = 0; k < _classes; k++)
        {
            double score = 0;
            for (int i = 0; i <= _features; i++) score += input[i] * _weights[(i * _classes) + k];
            probabilities[k] = score;
        }

        double largest = probabilities.Max(), sum = 0;
        for (int k = 0; k < _classes; k++) sum += probabilities[k] = Math.Exp(probabilities[k] - largest);
        for (int k = 0; k < _classes; k++) probabilities[k] /= sum;
    }
}
