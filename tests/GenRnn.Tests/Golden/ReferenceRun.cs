using GenRnn.Reference;

namespace GenRnn.Tests.Golden;

/// <summary>A golden case on the reference in double: outputs, gradients, losses, training, all of it by hand.</summary>
internal sealed class ReferenceRun(GoldenCase golden)
{
    private readonly ModelSpec _spec = golden.Spec;

    /// <summary>Every sequence, in order.</summary>
    public IReadOnlyList<ModelRun<double>> Runs(double[] parameters)
    {
        var model = new ReferenceModel<double>(_spec, parameters.AsSpan());
        return [.. Enumerable.Range(0, golden.Batch).Select(n => model.Run(Doubles(golden.Input[n]), golden.LengthOf(n), InitialState(n)))];
    }

    /// <summary>The gradients for every sequence, from those for its outputs.</summary>
    public IReadOnlyList<ModelGradient<double>> Gradients(double[] parameters, IReadOnlyList<double[]> dOutputs)
    {
        var model = new ReferenceModel<double>(_spec, parameters.AsSpan());
        return [.. Runs(parameters).Select((run, n) => model.Backward(run, dOutputs[n]))];
    }

    /// <summary>The mean squared error of all valid steps with the penalties of the model, and its gradient for the parameters.</summary>
    public (double Loss, double[] Gradient) Loss(double[] parameters)
    {
        GoldenTensor target = golden.Tensors["target"];
        int width = target.Shape[^1];
        IReadOnlyList<ModelRun<double>> runs = Runs(parameters);
        bool[][] counts = [.. runs.Select(r => r.Layers[^1].Counts.ToArray())];
        int count = counts.Sum(row => row.Count(c => c)) * width;
        double loss = 0;
        List<double[]> gradients = [];
        for (int n = 0; n < runs.Count; n++)
        {
            double[] expected = Doubles(target[n]), gradient = new double[expected.Length];
            for (int i = 0; i < expected.Length; i++)
            {
                if (!counts[n][i / width]) continue;
                double difference = runs[n].Output[i] - expected[i];
                loss += difference * difference / count;
                gradient[i] = 2 * difference / count;
            }

            gradients.Add(gradient);
        }

        double[] summed = Sum(Gradients(parameters, gradients).Select(g => g.Parameters));
        return (loss + Penalties.Of<double>(_spec, parameters), Sum([summed, Penalties.Gradient<double>(_spec, parameters)]));
    }

    /// <summary>Steps of gradient descent: the losses before each, and the parameters after all.</summary>
    public (double[] Losses, double[] Parameters) Sgd(double[] parameters, int steps)
    {
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            (losses[step], double[] gradient) = Loss(parameters);
            parameters = [.. parameters.Zip(gradient, (p, g) => p - (0.1f * g))];
        }

        return (losses, parameters);
    }

    /// <summary>Steps of Adam as Keras has it: the losses before each, and the parameters after all.</summary>
    public (double[] Losses, double[] Parameters) Adam(double[] parameters, int steps)
    {
        double[] losses = new double[steps], m = new double[parameters.Length], v = new double[parameters.Length];
        parameters = [.. parameters];
        for (int step = 0; step < steps; step++)
        {
            (losses[step], double[] gradient) = Loss(parameters);
            double rate = 0.01f * Math.Sqrt(1 - Math.Pow(0.999f, step + 1)) / (1 - Math.Pow(0.9f, step + 1));
            for (int i = 0; i < parameters.Length; i++)
            {
                m[i] = (0.9f * m[i]) + ((1 - (double)0.9f) * gradient[i]);
                v[i] = (0.999f * v[i]) + ((1 - (double)0.999f) * gradient[i] * gradient[i]);
                parameters[i] -= rate * m[i] / (Math.Sqrt(v[i]) + 1e-7f);
            }
        }

        return (losses, parameters);
    }

    public static double[] Doubles(IEnumerable<float> values) => [.. values.Select(v => (double)v)];

    public static double[] Sum(IEnumerable<double[]> vectors) => vectors.Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);

    private ModelState<double>? InitialState(int row)
    {
        if (!golden.HasInitialState) return null;
        return new ModelState<double>([.. _spec.Layers.Select(l => Half(l.Name))]) { Backward = [.. _spec.Layers.Select(l => Half(l.Name + ".backward"))] };

        CellState<double> Half(string name) => new(Part(name, "h"), Part(name, "c"));

        RealVector<double> Part(string name, string what) => golden.Tensors.TryGetValue($"initial_state/{name}.{what}", out GoldenTensor? tensor)
            ? RealVector<double>.Of(Doubles(tensor[row]))
            : RealVector<double>.Empty;
    }
}
