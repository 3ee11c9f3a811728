using System.Numerics.Tensors;
using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>Predictions for a whole data set at once, with models that were trained on a part of it.</summary>
public sealed class BulkPredictionTests
{
    private const double Bound = 1e-5;

    [Fact]
    public void Answers_for_all_sequences_are_those_for_each()
    {
        SequenceDataset data = RampTasks.RiseCount(1000, seed: 1);
        RiseCounterGru model = Trainer.Fit(RiseCounterGru.Create(1), data.Slice(0, 500), new TrainingOptions { Epochs = 2, Optimizer = Optimizer.Adam(0.01f) }).Model;

        float[] all = new float[data.Count * RiseCounterGru.OutputSize], one = new float[RiseCounterGru.OutputSize];
        model.PredictBatch(data.Inputs, data.Count, all);

        for (int n = 0; n < data.Count; n++)
        {
            model.Predict(data.Sequence(n), one);
            for (int k = 0; k < one.Length; k++) Assert.InRange(all[(n * one.Length) + k], one[k] - Bound, one[k] + Bound);
        }

        Assert.Equal(all, model.Predict(Tensor.Create(data.Inputs.ToArray(), [data.Count, data.Steps, data.Features])).ToArray());
        Assert.Equal(Evaluator.Evaluate(model, data).Accuracy!.Value, Share(((ClassTargets)data.Targets).Ids, all, one.Length), tolerance: 1e-12);
    }

    [Fact]
    public void Answers_at_every_step_of_sequences_of_different_lengths_are_those_for_each()
    {
        SequenceDataset data = EmbeddedReber.Draw(seed: 1).Validation;
        ReberLstm model = Trainer.Fit(ReberLstm.Create(1), data, new TrainingOptions { Epochs = 1 }).Model;

        float[] all = new float[data.Count * data.Steps * ReberLstm.OutputSize], one = new float[data.Steps * ReberLstm.OutputSize];
        model.PredictBatch(data.Inputs, data.Lengths, all);

        Assert.True(data.HasMask);
        for (int n = 0; n < data.Count; n++)
        {
            Span<float> steps = one.AsSpan(0, data.Lengths[n] * ReberLstm.OutputSize);
            model.Predict(data.Sequence(n), steps);
            for (int i = 0; i < steps.Length; i++) Assert.InRange(all[(n * one.Length) + i], steps[i] - Bound, steps[i] + Bound);
        }
    }

    private static double Share(ReadOnlySpan<int> ids, float[] answers, int classes)
    {
        int right = 0;
        for (int n = 0; n < ids.Length; n++) right += TensorPrimitives.IndexOfMax<float>(answers.AsSpan(n * classes, classes)) == ids[n] ? 1 : 0;
        return (double)right / ids.Length;
    }
}
