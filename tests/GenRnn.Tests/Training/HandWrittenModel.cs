using System.Numerics.Tensors;
using GenRnn.Kernels;

namespace GenRnn.Tests.Training;

/// <summary>The layers of a hand-written model: a SimpleRnn, then a Dense.</summary>
public interface IDescription
{
    static abstract ModelSpec Spec { get; }
}

public sealed class Binary : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5).Dense(1, Activation.Sigmoid);
}

public sealed class BinaryPerStep : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5, returnSequences: true).Dense(1, Activation.Sigmoid);
}

public sealed class Labels : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5).Dense(3, Activation.Sigmoid);
}

public sealed class Classes : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5).Dense(3, Activation.Softmax);
}

public sealed class Scores : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5).Dense(3);
}

public sealed class ClassesPerStep : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5, returnSequences: true).Dense(3, Activation.Softmax);
}

public sealed class Value : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5).Dense(1);
}

public sealed class ValuesPerStep : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2).SimpleRnn(5, returnSequences: true).Dense(2, Activation.Tanh);
}

public sealed class Masked : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Parse("input 2; masking; simple_rnn 5 return_sequences=true; dense 3 softmax");
}

public sealed class FourSteps : IDescription
{
    public static ModelSpec Spec { get; } = ModelSpec.Input(2, steps: 4).SimpleRnn(5).Dense(1, Activation.Sigmoid);
}

/// <summary>A model whose kernel is written by hand as plain loops, so that training is tested apart from emitted code.</summary>
public sealed class HandWritten<TDescription>(ParameterSet parameters) : IRecurrentModel<HandWritten<TDescription>>
    where TDescription : IDescription
{
    public static ModelSpec Spec => TDescription.Spec;

    public static ParameterLayout Layout { get; } = ParameterLayout.Of(TDescription.Spec);

    public ParameterSet Parameters { get; } = parameters;

    public static HandWritten<TDescription> FromParameters(ParameterSet parameters) => new(parameters);

    public static HandWritten<TDescription> Create(int seed) => new(ParameterInitializer.Create(Spec, seed));

    public static TrainingKernel CreateTrainingKernel(int samples, int steps) => new HandWrittenKernel(Spec, samples, steps);

    public void Predict(ReadOnlySpan<float> sequence, Span<float> output)
    {
        int steps = sequence.Length / Spec.InputSize, outputs = output.Length / (ShapeInference.Infer(Spec).OrThrow().Output.PerStep ? steps : 1);
        TrainingKernel kernel = CreateTrainingKernel(1, steps);
        WeightPacking.Pack(kernel.Layout.Map(Spec), Parameters.Values, kernel.Weights.Span);
        kernel.Begin(1, steps);
        for (int t = 0; t < steps; t++) sequence.Slice(t * Spec.InputSize, Spec.InputSize).CopyTo(kernel.Inputs.Span[(t * kernel.Rows * Spec.InputSize)..]);
        kernel.Forward();
        for (int answer = 0; answer < output.Length / outputs; answer++)
            HeadEquations.Apply<float>(Head.Of(Spec), kernel.Scores.Span.Slice(answer * kernel.Rows * kernel.ScoreStride, outputs), output.Slice(answer * outputs, outputs));
    }

    public void PredictBatch(ReadOnlySpan<float> sequences, int count, Span<float> output) => throw new NotSupportedException();

    public void PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, Span<float> output) => throw new NotSupportedException();

    public Tensor<float> Predict(Tensor<float> sequences) => throw new NotSupportedException();
}
