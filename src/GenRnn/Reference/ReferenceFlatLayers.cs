using System.Numerics;

namespace GenRnn.Reference;

/// <summary>A Dense layer at every step, or on one vector.</summary>
internal sealed record ReferenceDenseLayer<T>(LayerShape Shape, DenseLayer<T> Dense) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override LayerRun<T> Forward(LayerInput<T> input)
    {
        DenseStep<T>[] steps = [.. input.Vectors.Select(Dense.Forward)];
        return Run(input, [.. steps.Select(s => s.Output)]) with { Scores = [.. steps.Select(s => s.Scores)], DenseSteps = steps };
    }

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal) =>
        Of([.. run.DenseSteps.Zip(dOutputs, Dense.Backward)]);

    public override LayerGradient<T> BackwardFromScores(LayerRun<T> run, IReadOnlyList<RealVector<T>> dScores, LayerState<T> dFinal) =>
        Of([.. run.DenseSteps.Zip(dScores, Dense.BackwardFromScores)]);

    private static LayerGradient<T> Of(IReadOnlyList<DenseGradient<T>> steps) =>
        new([.. steps.Select(s => s.X)], CellState<T>.None, [], [.. steps.Select(s => (IReadOnlyList<GateGradient<T>>)[s.Weights])]);
}

/// <summary>A table of vectors, read by token ids; with a mask, a step with the id 0 does not count.</summary>
internal sealed record ReferenceEmbeddingLayer<T>(LayerShape Shape, RealMatrix<T> Table) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override LayerRun<T> Forward(LayerInput<T> input)
    {
        int[] ids = [.. input.Vectors.Select((x, t) => Id(x[0], t))];
        bool masksZero = ((EmbeddingSpec)Shape.Layer).MaskZero;
        return Run(input, [.. ids.Select(Table.Row)]) with { Counts = [.. input.Counts.Zip(ids, (counts, id) => counts && !(masksZero && id == 0))] };
    }

    /// <summary>A row's gradient is that of every step that read it; ids have none.</summary>
    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal) => LayerGradient<T>.Of(
        [.. run.Inputs.Select(x => RealVector<T>.Zeros(x.Count))],
        run.Inputs.Zip(dOutputs, (x, dOutput) => new TensorGradient<T>(ParameterRole.Embeddings, int.CreateChecked(x[0]) * Table.Columns, dOutput)));

    private int Id(T number, int step) => T.IsInteger(number) && number >= T.Zero && number < T.CreateChecked(Table.Rows)
        ? int.CreateChecked(number)
        : throw new ArgumentException(FormattableString.Invariant(
            $"{number} was received at step {step}; expected a token id, a whole number from 0 to {Table.Rows - 1}. Correct the id, or enlarge the vocabulary of layer '{Shape.Layer.Name}'."));
}

/// <summary>A step whose numbers all have a value does not count, and is passed on as zeros.</summary>
internal sealed record ReferenceMaskingLayer<T>(LayerShape Shape, T Value) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override LayerRun<T> Forward(LayerInput<T> input) => Run(input, [.. input.Vectors.Select(x => Differs(x) ? x : RealVector<T>.Zeros(x.Count))]) with
    {
        Counts = [.. input.Counts.Zip(input.Vectors, (counts, x) => counts && Differs(x))],
    };

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal) =>
        LayerGradient<T>.Of([.. run.Inputs.Zip(dOutputs, (x, dOutput) => Differs(x) ? dOutput : RealVector<T>.Zeros(x.Count))]);

    private bool Differs(RealVector<T> x) => x.Any(number => number != Value);
}

/// <summary>Multiplies what is passed on by the factors of a given dropout.</summary>
internal sealed record ReferenceDropoutLayer<T>(LayerShape Shape) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override LayerRun<T> Forward(LayerInput<T> input) => Run(input, Multiply(input.Vectors, input.Dropout));

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal) =>
        LayerGradient<T>.Of(Multiply(dOutputs, run.Dropout));

    private static IReadOnlyList<RealVector<T>> Multiply(IReadOnlyList<RealVector<T>> vectors, LayerDropout<T>? dropout) =>
        dropout is null ? vectors : [.. vectors.Zip(dropout.Vectors, (x, factors) => factors * x)];
}

/// <summary>A layer norm at every step, or on one vector.</summary>
internal sealed record ReferenceNormLayer<T>(LayerShape Shape, LayerNorm<T> Norm) : ReferenceLayer<T>(Shape)
    where T : IFloatingPointIeee754<T>
{
    public override LayerRun<T> Forward(LayerInput<T> input) => Run(input, [.. input.Vectors.Select(Norm.Forward)]);

    public override LayerGradient<T> Backward(LayerRun<T> run, IReadOnlyList<RealVector<T>> dOutputs, LayerState<T> dFinal)
    {
        LayerNormGradient<T>[] steps = [.. run.Inputs.Zip(dOutputs, Norm.Backward)];
        return LayerGradient<T>.Of(
            [.. steps.Select(s => s.V)],
            steps.SelectMany(s => new TensorGradient<T>[] { new(ParameterRole.Gamma, 0, s.Gamma), new(ParameterRole.Beta, 0, s.Beta) }));
    }
}
