using System.Numerics.Tensors;

namespace GenRnn;

/// <summary>A model with what belongs to it: data goes in as it was measured, and answers come out in the unit of the targets.</summary>
/// <typeparam name="TModel">The class of models.</typeparam>
/// <param name="Model">The model.</param>
/// <param name="Preparation">How data is prepared for it, and what its answers mean.</param>
public sealed record PreparedModel<TModel>(TModel Model, ModelPreparation Preparation)
    where TModel : class, IRecurrentModel<TModel>
{
    /// <summary>Runs one sequence, [T, I] row-major, into [O] or [T, O].</summary>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Predict(ReadOnlySpan<float> sequence, Span<float> output)
    {
        float[] inputs = sequence.ToArray();
        Preparation.ApplyToInputs(inputs);
        Model.Predict(inputs, output);
        Preparation.RestoreOutputs(output);
    }

    /// <summary>Answers to all sequences of a data set, [N, O] or [N, T, O]; its targets do not matter.</summary>
    /// <exception cref="ArgumentException">The data does not fit the model or its scalers.</exception>
    public Tensor<float> Predict(SequenceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataRules.CheckInputs(TModel.Spec, data, "data set");
        if (Preparation.InputScaler is { } scaler) data = scaler.Apply(data);
        TensorShape answer = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
        int steps = answer.PerStep ? data.Steps : 1;
        float[] outputs = new float[Refusal.Length((Int128)data.Count * steps * answer.Features, Refusal.Text($"Answers to {data.Count} sequences"), "Give fewer sequences at a time.")];
        Model.PredictBatch(data.Inputs, data.Lengths, outputs);
        Preparation.RestoreOutputs(outputs);
        return Tensor.Create(outputs, answer.PerStep ? [data.Count, data.Steps, answer.Features] : [data.Count, answer.Features]);
    }

    /// <summary>
    /// Figures of the model on a data set. The loss is that of training, on scaled targets where they were scaled; the mean
    /// squared error is in the unit of the data set.
    /// </summary>
    /// <exception cref="ArgumentException">The data does not fit the model, its scalers or the loss.</exception>
    public Evaluation Evaluate(SequenceDataset data, Loss? loss = null)
    {
        Evaluation evaluation = Evaluator.Evaluate(Model, Preparation.Apply(data), loss);
        if (Preparation.TargetScaler is null || evaluation.MeanSquaredError is null) return evaluation;
        var targets = (ValueTargets)data.Targets;
        float[] outputs = new float[targets.Values.Length];
        Predict(data).FlattenTo(outputs);
        double sum = 0;
        long count = 0;
        foreach ((int start, int length) in TargetSeries.Valid(data, targets))
        {
            for (int i = start; i < start + length; i++) sum += Math.Pow((double)outputs[i] - targets.Values[i], 2);
            count += length;
        }

        return evaluation with { MeanSquaredError = sum / count };
    }
}
