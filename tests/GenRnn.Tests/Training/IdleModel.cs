using System.Numerics.Tensors;
using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

/// <summary>A model whose kernels compute nothing, and tell when they are asked for gradients: for what surrounds them.</summary>
internal sealed class IdleModel(ParameterSet parameters) : IRecurrentModel<IdleModel>
{
    [ThreadStatic]
    private static Action<TrainingKernel>? _onBackward;

    public static ModelSpec Spec => Classes.Spec;

    public static ParameterLayout Layout => HandWritten<Classes>.Layout;

    public ParameterSet Parameters { get; } = parameters;

    /// <summary>Trains a model; each of its kernels calls <paramref name="onBackward"/>, on whatever thread it runs.</summary>
    public static void Fit(SequenceDataset data, TrainingOptions options, Action<TrainingKernel> onBackward)
    {
        _onBackward = onBackward;
        Trainer.Fit(new IdleModel(HandWritten<Classes>.Create(1).Parameters), data, options);
    }

    public static IdleModel FromParameters(ParameterSet parameters) => new(parameters);

    public static IdleModel Create(int seed) => throw new NotSupportedException();

    public static TrainingKernel CreateTrainingKernel(int samples, int steps) => new Kernel(samples, steps, _onBackward!);

    public void Predict(ReadOnlySpan<float> sequence, Span<float> output) => throw new NotSupportedException();

    public void PredictBatch(ReadOnlySpan<float> sequences, int count, Span<float> output) => throw new NotSupportedException();

    public void PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, Span<float> output) => throw new NotSupportedException();

    public Tensor<float> Predict(Tensor<float> sequences) => throw new NotSupportedException();

    private sealed class Kernel(int samples, int steps, Action<TrainingKernel> onBackward) : TrainingKernel(Classes.Spec, 8, samples, steps)
    {
        public override void Forward()
        {
        }

        public override void Backward() => onBackward(this);
    }
}
