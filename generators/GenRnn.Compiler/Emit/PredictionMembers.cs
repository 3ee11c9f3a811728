using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes the members that predict: whole sequences, batches, on from a state, step by step.</summary>
internal sealed class PredictionMembers(CodeWriter code, ModelSpec spec, ModelPlan plan, IReadOnlyList<VectorWidth> widths, string name)
{
    private const string Floats = "global::System.ReadOnlySpan<float>";
    private const string Ints = "global::System.ReadOnlySpan<int>";
    private const string Output = "global::System.Span<float>";
    private const string Tensor = "global::System.Numerics.Tensors.Tensor<float>";
    private const string GetReference = "ref RnnSpan.GetReference";
    private const string Fits = "/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or the spans overlap.</exception>";

    private readonly string _i = CSharpLiteral.Of(spec.InputSize), _o = CSharpLiteral.Of(plan.Output.Features);
    private readonly string _perStep = CSharpLiteral.Of(plan.Output.PerStep), _steps = CSharpLiteral.Of(spec.Steps ?? 0);
    private readonly string _t = spec.Steps is { } fixedSteps ? CSharpLiteral.Of(fixedSteps) : "T";
    private readonly string _stateSize = CSharpLiteral.Of(plan.StateSize);

    private string OutputShape => plan.Output.PerStep ? $"[{_t}, {_o}]" : $"[{_o}]";

    private string BatchShape => plan.Output.PerStep ? $"[N, {_t}, {_o}]" : $"[N, {_o}]";

    private string OutputsOfSequence => plan.Output.PerStep ? $"steps * {_o}" : _o;

    private string TokenCheck(string sequences, string more = "") => spec.Layers[0] is EmbeddingSpec embedding
        ? $"\n    RnnKernels.TokenGuard.Check({sequences}, {more}{CSharpLiteral.Of(embedding.Vocabulary)});"
        : "";

    /// <summary>Writes them.</summary>
    public void Write()
    {
        WritePredict();
        WriteBatch();
        WriteLengths();
        WriteTensor();
        WriteWithState();
        if (spec.LooksAhead) WriteNoStep();
        else WriteStep();
        if (spec.Layers[0] is EmbeddingSpec embedding) WriteTokens(embedding);
        code.Lines($$"""
            static RnnKernels.TrainingKernel global::GenRnn.IRecurrentModel<{{name}}>.CreateTrainingKernel(int samples, int steps) =>
                {{WidthChoice.Value(widths, w => $"{KernelFile.KernelsName(w)}.Train(samples, steps)")}};

            """);
    }

    private void WritePredict()
    {
        code.Lines($$"""
            /// <summary>Runs one sequence. Allocates nothing{{(plan.RunsByLayers ? " once a thread has run one as long" : "")}}.</summary>
            /// <param name="sequence">[{{_t}}, {{_i}}], row-major.</param>
            /// <param name="output">{{OutputShape}}; no part of <paramref name="sequence"/>.</param>
            {{Fits}}
            public void Predict({{Floats}} sequence, {{Output}} output)
            {
                int steps = RnnKernels.ModelGuard.Sequence(sequence, output, {{_i}}, {{_o}}, {{_perStep}}, {{_steps}});{{TokenCheck("sequence")}}
                ref float x = {{GetReference}}(sequence);
                ref float y = {{GetReference}}(output);
            """);
        Dispatch(plan.RunsByLayers ? "Prediction.Run(ref x, 1, steps, [], [], ref y, _packedWeights);" : "Predict(ref x, steps, steps, ref y, ref _packedWeights.Origin);");
        code.Line("}");
        code.Line();
    }

    private void WriteBatch()
    {
        code.Lines($$"""
            /// <inheritdoc/>
            public void PredictBatch({{Floats}} sequences, int count, {{Output}} output)
            {
                int steps = RnnKernels.ModelGuard.Batch(sequences, count, output, {{_i}}, {{_o}}, {{_perStep}}, {{_steps}});{{TokenCheck("sequences")}}
                ref float x = {{GetReference}}(sequences);
                ref float y = {{GetReference}}(output);
            """);
        if (plan.RunsByLayers)
        {
            Dispatch("Prediction.Run(ref x, count, steps, [], [], ref y, _packedWeights);");
        }
        else
        {
            code.Lines("""
                    nint rows;
                    for (nint n = 0; n < count; n += rows)
                    {
                        rows = RnnKernels.SampleBlocks.From(ref n, count);
                """);
            Dispatch($"PredictBlock(ref RnnRef.Add(ref x, n * steps * {_i}), rows, steps, ref RnnRef.Add(ref y, n * {(plan.Output.PerStep ? $"steps * {_o}" : _o)}), ref _packedWeights.Origin);", depth: 2);
            code.Line("    }");
        }

        code.Line("}");
        code.Line();
    }

    private void WriteLengths()
    {
        code.Lines($$"""
            /// <inheritdoc/>
            public void PredictBatch({{Floats}} sequences, {{Ints}} lengths, {{Output}} output)
            {
                int steps = RnnKernels.ModelGuard.Batch(sequences, lengths, output, {{_i}}, {{_o}}, {{_perStep}}, {{_steps}});{{TokenCheck("sequences", "lengths, ")}}
                ref float x = {{GetReference}}(sequences);
                ref float y = {{GetReference}}(output);
            """);
        if (plan.RunsByLayers)
        {
            Dispatch("Prediction.Run(ref x, lengths.Length, steps, lengths, [], ref y, _packedWeights);");
        }
        else
        {
            code.Lines("""
                    for (int n = 0; n < lengths.Length; n++)
                    {
                """);
            Dispatch("Predict(ref x, lengths[n], steps, ref y, ref _packedWeights.Origin);", depth: 2);
            code.Lines($$"""
                        x = ref RnnRef.Add(ref x, steps * {{_i}});
                        y = ref RnnRef.Add(ref y, {{OutputsOfSequence}});
                    }
                """);
        }

        code.Line("}");
        code.Line();
    }

    private void WriteTensor() => code.Lines($$"""
        /// <inheritdoc/>
        public {{Tensor}} Predict({{Tensor}} sequences) => RnnKernels.ModelGuard.Predict(this, sequences, {{_i}}, {{_o}}, {{_perStep}});

        """);

    /// <summary>Chunks of a long sequence: any number of steps.</summary>
    private void WriteWithState()
    {
        code.Lines($$"""
            /// <inheritdoc/>
            public void PredictWithState(ref State state, {{Floats}} sequence, {{Output}} output)
            {
                int steps = RnnKernels.ModelGuard.Sequence(sequence, output, {{_i}}, {{_o}}, {{_perStep}}, 0);{{TokenCheck("sequence")}}
                ref float s = ref RnnRef.As<State, float>(ref state);
                ref float x = {{GetReference}}(sequence);
                ref float y = {{GetReference}}(output);
            """);
        if (!plan.RunsByLayers && !plan.HeadWaits) code.Line("    for (nint t = 0; t < steps; t++)");
        Dispatch(plan.RunsByLayers
            ? $"Prediction.Run(ref x, 1, steps, [], RnnSpan.CreateSpan(ref s, {_stateSize}), ref y, _packedWeights);"
            : plan.HeadWaits ? "PredictFrom(ref s, ref x, steps, ref y, ref _packedWeights.Origin);" : $"Step(ref s, ref RnnRef.Add(ref x, t * {_i}), {(plan.Output.PerStep ? $"ref RnnRef.Add(ref y, t * {_o})" : "ref y")}, ref _packedWeights.Origin);",
            plan.RunsByLayers || plan.HeadWaits ? 1 : 2);
        code.Lines($$"""
            }

            /// <inheritdoc/>
            """);
        string header = $"public void PredictBatchWithState(global::System.Span<State> states, {Floats} sequences, {Output} output)";
        if (!plan.RunsByLayers)
        {
            code.Line($"{header} => RnnKernels.ModelGuard.PredictEach(this, states, sequences, output, {_i}, {_o}, {_perStep});");
            code.Line();
            return;
        }

        code.Lines($$"""
            {{header}}
            {
                int steps = RnnKernels.ModelGuard.Batch(sequences, states.Length, output, {{_i}}, {{_o}}, {{_perStep}}, 0);{{TokenCheck("sequences")}}
                ref float x = {{GetReference}}(sequences);
                ref float y = {{GetReference}}(output);
            """);
        Dispatch("Prediction.Run(ref x, states.Length, steps, [], RnnSpan.Cast<State, float>(states), ref y, _packedWeights);");
        code.Line("}");
        code.Line();
    }

    private void WriteStep()
    {
        code.Lines($$"""
            /// <summary>Takes one time step, [{{_i}}] to [{{_o}}], and moves <paramref name="state"/> on. Allocates nothing.</summary>
            /// <param name="state"><c>default</c> before the first step.</param>
            /// <param name="input">[{{_i}}].</param>
            /// <param name="output">[{{_o}}]; no part of <paramref name="input"/>.</param>
            {{Fits}}
            public void Step(ref State state, {{Floats}} input, {{Output}} output)
            {
                RnnKernels.ModelGuard.Step(input, {{_i}}, output, {{_o}});{{TokenCheck("input")}}
                ref float s = ref RnnRef.As<State, float>(ref state);
                ref float x = {{GetReference}}(input);
                ref float y = {{GetReference}}(output);
            """);
        Dispatch("Step(ref s, ref x, ref y, ref _packedWeights.Origin);");
        code.Line("}");
        code.Line();
    }

    /// <summary>Whoever tries to step through a model that looks ahead is told why not, by the compiler.</summary>
    private void WriteNoStep()
    {
        RecurrentSpec layer = spec.Layers.OfType<RecurrentSpec>().First(l => l.LooksAhead);
        string reason = $"{name} cannot take one step at a time: its layer '{layer.Name}' {(layer.Bidirectional ? "is bidirectional" : "goes backwards")} and reads the end of a sequence first. Pass whole sequences to Predict, or declare the layer without {(layer.Bidirectional ? "Bidirectional" : "GoBackwards")}.";
        code.Lines($$"""
            /// <summary>Does not exist: the model looks ahead. Pass whole sequences to <c>Predict</c>.</summary>
            [global::System.Obsolete("{{reason}}", error: true)]
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            public void Step(ref State state, {{Floats}} input, {{Output}} output) =>
                throw new global::System.NotSupportedException("{{reason}}");

            """);
    }

    private void WriteTokens(EmbeddingSpec embedding)
    {
        string tokens(string argument) => $"RnnKernels.TokenGuard.Numbers({argument}, {CSharpLiteral.Of(embedding.Vocabulary)})";
        string range = $"a whole number from 0 to {CSharpLiteral.Of(embedding.Vocabulary - 1)}";
        string fits = "/// <exception cref=\"global::System.ArgumentException\">A length does not fit, or an id is out of range.</exception>";
        code.Lines($$"""
            /// <summary>Runs one sequence of token ids.</summary>
            /// <param name="tokens">[{{_t}}], each {{range}}.</param>
            /// <param name="output">{{OutputShape}}.</param>
            {{fits}}
            public void Predict({{Ints}} tokens, {{Output}} output) => Predict({{tokens("tokens")}}, output);

            /// <summary>Runs sequences of token ids, all of one length.</summary>
            /// <param name="tokens">[N, {{_t}}], each {{range}}.</param>
            /// <param name="count">N.</param>
            /// <param name="output">{{BatchShape}}.</param>
            {{fits}}
            public void PredictBatch({{Ints}} tokens, int count, {{Output}} output) => PredictBatch({{tokens("tokens")}}, count, output);

            /// <summary>Runs sequences of token ids of different lengths.</summary>
            /// <param name="tokens">Padded to one length with anything: [N, {{_t}}], each {{range}}.</param>
            /// <param name="lengths">[N], the tokens of each sequence that count.</param>
            /// <param name="output">{{BatchShape}}.</param>
            {{fits}}
            public void PredictBatch({{Ints}} tokens, {{Ints}} lengths, {{Output}} output) => PredictBatch({{tokens("tokens, lengths")}}, lengths, output);

            /// <summary>Runs one sequence of token ids, or a part of one, from a state that is given.</summary>
            /// <param name="state">What the sequence begins from; then what it ended with.</param>
            /// <param name="tokens">[T], each {{range}}.</param>
            /// <param name="output">{{OutputShape}}.</param>
            {{fits}}
            public void PredictWithState(ref State state, {{Ints}} tokens, {{Output}} output) => PredictWithState(ref state, {{tokens("tokens")}}, output);

            """);
        if (spec.LooksAhead) return;
        code.Lines($$"""
            /// <summary>Takes one token and moves <paramref name="state"/> on. Allocates nothing.</summary>
            /// <param name="state">What is carried from step to step; <c>default</c> before the first.</param>
            /// <param name="token">{{char.ToUpperInvariant(range[0])}}{{range.Substring(1)}}.</param>
            /// <param name="output">[{{_o}}].</param>
            {{fits}}
            public void Step(ref State state, int token, {{Output}} output)
            {
                float id = token;
                Step(ref state, new {{Floats}}(in id), output);
            }

            """);
    }

    private void Dispatch(string call, int depth = 1)
    {
        string indent = new(' ', 4 * depth);
        code.Lines(indent + WidthChoice.Call(widths, call).Replace("\n", "\n" + indent));
    }
}
