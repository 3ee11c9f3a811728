using GenRnn.Reference;

namespace GenRnn.Testing;

/// <summary>The reference in float32 as an engine: it has to obey the same laws, within the same bounds, as emitted code.</summary>
public sealed class ReferenceEngine(ModelSpec spec, float[] parameters) : IModelEngine
{
    private readonly ReferenceModel<float> _model = new(spec, parameters.AsSpan());

    /// <inheritdoc/>
    public ModelSpec Spec => spec;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Parameters => parameters;

    /// <inheritdoc/>
    public float[] Predict(ReadOnlySpan<float> sequence) => _model.Run(sequence).Output;

    /// <inheritdoc/>
    public float[] PredictBatch(ReadOnlySpan<float> sequences, int count) =>
        PredictBatch(sequences, Enumerable.Repeat(sequences.Length / count / spec.InputSize, count).ToArray());

    /// <inheritdoc/>
    public float[] PredictBatch(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths)
    {
        List<float> outputs = [];
        int width = sequences.Length / lengths.Length;
        for (int i = 0; i < lengths.Length; i++) outputs.AddRange(_model.Run(sequences.Slice(i * width, width), lengths[i]).Output);
        return [.. outputs];
    }

    /// <inheritdoc/>
    public float[] PredictFrom(Span<float> state, ReadOnlySpan<float> sequence)
    {
        ModelState<float> zero = _model.InitialState;
        int place = 0;
        var forward = new List<CellState<float>>();
        var backward = new List<CellState<float>>();
        for (int i = 0; i < zero.Layers.Count; i++)
        {
            forward.Add(Take(zero.Layers[i], state, ref place));
            backward.Add(Take(zero.Backward[i], state, ref place));
        }

        ModelRun<float> run = _model.Run(sequence, state: new ModelState<float>(forward) { Backward = backward });
        List<float> final = [];
        for (int i = 0; i < zero.Layers.Count; i++)
            final.AddRange([.. run.FinalState.Layers[i].H, .. run.FinalState.Layers[i].C, .. run.FinalState.Backward[i].H, .. run.FinalState.Backward[i].C]);
        final.ToArray().CopyTo(state);
        return run.Output;
    }

    private static CellState<float> Take(CellState<float> like, ReadOnlySpan<float> state, ref int place)
    {
        var taken = new CellState<float>(RealVector<float>.Of(state.Slice(place, like.H.Count)), RealVector<float>.Of(state.Slice(place + like.H.Count, like.C.Count)));
        place += like.H.Count + like.C.Count;
        return taken;
    }

    /// <inheritdoc/>
    public float[] PredictParts(ReadOnlySpan<float> sequence, ReadOnlySpan<int> parts)
    {
        List<float> outputs = [];
        ModelState<float> state = _model.InitialState;
        foreach (int steps in parts)
        {
            ModelRun<float> run = _model.Run(sequence[..(steps * spec.InputSize)], state: state);
            outputs.AddRange(run.Output);
            state = run.FinalState;
            sequence = sequence[(steps * spec.InputSize)..];
        }

        return [.. outputs];
    }

    /// <inheritdoc/>
    public IModelStream OpenStream() => new Stream(_model, _model.InitialState);

    /// <inheritdoc/>
    public BatchGradient Backward(ReadOnlySpan<float> sequences, ReadOnlySpan<int> lengths, ReadOnlySpan<float> scoreGradients)
    {
        List<float> scores = [];
        float[] gradient = new float[parameters.Length];
        int width = sequences.Length / lengths.Length, scoreWidth = scoreGradients.Length / lengths.Length;
        for (int i = 0; i < lengths.Length; i++)
        {
            ModelRun<float> run = _model.Run(sequences.Slice(i * width, width), lengths[i]);
            scores.AddRange(run.Scores);
            float[] part = _model.BackwardFromScores(run, scoreGradients.Slice(i * scoreWidth, scoreWidth)).Parameters;
            for (int k = 0; k < part.Length; k++) gradient[k] += part[k];
        }

        return new BatchGradient([.. scores], gradient);
    }

    private sealed class Stream(ReferenceModel<float> model, ModelState<float> state) : IModelStream
    {
        private ModelState<float> _state = state;

        public float[] Step(ReadOnlySpan<float> input)
        {
            ModelRun<float> run = model.Run(input, state: _state);
            _state = run.FinalState;
            return run.Output;
        }

        public IModelStream Branch() => new Stream(model, _state);
    }
}
