using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes the file with the members that users see: construction, prediction, streaming.</summary>
internal static class SurfaceFile
{
    private const string ReadOnlySpan = "global::System.ReadOnlySpan";
    private const string Span = "global::System.Span<float>";
    private const string Tensor = "global::System.Numerics.Tensors.Tensor<float>";

    /// <summary>The file's text.</summary>
    public static string Write(ModelDeclaration declaration, IReadOnlyList<VectorWidth> widths)
    {
        var code = new CodeWriter();
        var plan = new ModelPlan(declaration.Spec, widths[0]);
        string name = declaration.Type.Name;
        Partial.Write(
            code,
            declaration,
            () => Members(code, declaration.Spec, plan, widths, name),
            $" : global::GenRnn.IStreamingModel<{name}, {name}.State>",
            Remarks(declaration.Spec));
        return code.ToString();
    }

    private static IEnumerable<string> Remarks(ModelSpec spec)
    {
        yield return "/// <remarks>";
        yield return $"/// <para>The model: <c>{spec}</c></para>";
        yield return "/// <code>";
        foreach (string line in spec.Summary().TrimEnd('\n').Split('\n')) yield return "/// " + line;
        yield return "/// </code>";
        yield return "/// <para>Parameters, in order:</para>";
        yield return "/// <code>";
        foreach (ParameterBlock block in ParameterLayout.Of(spec).Blocks) yield return $"/// {block.Name} {block.Shape}, from {CSharpLiteral.Of(block.Offset)} on";
        yield return "/// </code>";
        yield return "/// </remarks>";
    }

    private static void Members(CodeWriter code, ModelSpec spec, ModelPlan plan, IReadOnlyList<VectorWidth> widths, string name)
    {
        int inputs = spec.InputSize, outputs = plan.Output.Features;
        string i = CSharpLiteral.Of(inputs), o = CSharpLiteral.Of(outputs), perStep = CSharpLiteral.Of(plan.Output.PerStep), steps = CSharpLiteral.Of(spec.Steps ?? 0);
        string t = spec.Steps is null ? "T" : steps, outputShape = plan.Output.PerStep ? $"[{t}, {o}]" : $"[{o}]";
        string batchShape = plan.Output.PerStep ? $"[N, {t}, {o}]" : $"[N, {o}]";

        code.Lines($$"""
            private readonly RnnKernels.PackedWeights _packedWeights;

            /// <summary>A model with the given parameters, which are packed for the vectors of this machine once, here.</summary>
            /// <exception cref="global::System.ArgumentException">The parameters have another layout.</exception>
            public {{name}}(global::GenRnn.ParameterSet parameters)
            {
                _packedWeights = new(Spec, Layout, {{Choose(widths, w => CSharpLiteral.Of(w.Lanes))}}, parameters);
            }

            /// <summary>Features that the model reads at every step.</summary>
            public const int InputSize = {{i}};

            /// <summary>Numbers that the model returns{{(plan.Output.PerStep ? " at every step" : " for a sequence")}}.</summary>
            public const int OutputSize = {{o}};
            """);
        if (spec.Steps is not null) code.Lines($"\n/// <summary>Time steps of every sequence.</summary>\npublic const int Steps = {steps};");
        code.Lines("""

            /// <summary>The layers, as a value.</summary>
            public static global::GenRnn.ModelSpec Spec => SpecAndLayout.Spec;

            /// <summary>Names, shapes and places of the parameters.</summary>
            public static global::GenRnn.ParameterLayout Layout => SpecAndLayout.Layout;

            """);
        WriteSpecAndLayout(code, spec);
        code.Lines($$"""

            /// <summary>The parameters of this instance; they never change.</summary>
            public global::GenRnn.ParameterSet Parameters => _packedWeights.Parameters;

            /// <summary>A model with fresh parameters from the default initialisers, the same for equal seeds.</summary>
            public static {{name}} Create(int seed) => new(global::GenRnn.ParameterInitializer.Create(Spec, seed));

            /// <summary>A model with the given parameters.</summary>
            /// <exception cref="global::System.ArgumentException">The parameters have another layout.</exception>
            public static {{name}} FromParameters(global::GenRnn.ParameterSet parameters) => new(parameters);

            /// <summary>The same model with other parameters.</summary>
            /// <exception cref="global::System.ArgumentException">The parameters have another layout.</exception>
            public {{name}} With(global::GenRnn.ParameterSet parameters) => new(parameters);

            /// <summary>Runs one sequence. Allocates nothing.</summary>
            /// <param name="sequence">[{{t}}, {{i}}], row-major.</param>
            /// <param name="output">{{outputShape}}; no part of <paramref name="sequence"/>.</param>
            /// <exception cref="global::System.ArgumentException">A length does not fit, or the spans overlap.</exception>
            public void Predict({{ReadOnlySpan}}<float> sequence, {{Span}} output)
            {
                int steps = RnnKernels.ModelGuard.Sequence(sequence, output, {{i}}, {{o}}, {{perStep}}, {{steps}});
                ref float x = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(sequence);
                ref float y = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output);
            """);
        Dispatch(code, widths, "Predict(ref x, steps, steps, ref y, ref _packedWeights.Origin);");
        code.Lines($$"""
            }

            /// <summary>Runs sequences of one length. Allocates nothing once a thread has run its first.</summary>
            /// <param name="sequences">[N, {{t}}, {{i}}], row-major.</param>
            /// <param name="count">N.</param>
            /// <param name="output">{{batchShape}}; no part of <paramref name="sequences"/>.</param>
            /// <exception cref="global::System.ArgumentException">A length does not fit, or the spans overlap.</exception>
            public void PredictBatch({{ReadOnlySpan}}<float> sequences, int count, {{Span}} output)
            {
                int steps = RnnKernels.ModelGuard.Batch(sequences, count, output, {{i}}, {{o}}, {{perStep}}, {{steps}});
                ref float x = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(sequences);
                ref float y = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output);
                nint rows;
                for (nint n = 0; n < count; n += rows)
                {
                    rows = RnnKernels.SampleBlocks.From(ref n, count);
            """);
        string inputsBefore = $"ref RnnRef.Add(ref x, n * steps * {i})", outputsBefore = $"ref RnnRef.Add(ref y, n * {(plan.Output.PerStep ? $"steps * {o}" : o)})";
        code.Lines("        " + DispatchText(widths, $"PredictBlock({inputsBefore}, rows, steps, {outputsBefore}, ref _packedWeights.Origin);").Replace("\n", "\n        "));
        code.Lines($$"""
                }
            }

            /// <summary>Runs sequences of different lengths, each up to its own; at the steps beyond it the output repeats.</summary>
            /// <param name="sequences">Padded to one length: [N, {{t}}, {{i}}], row-major.</param>
            /// <param name="lengths">[N], the steps of each sequence that count.</param>
            /// <param name="output">{{batchShape}}; no part of <paramref name="sequences"/>.</param>
            /// <exception cref="global::System.ArgumentException">A length does not fit, or the spans overlap.</exception>
            public void PredictBatch({{ReadOnlySpan}}<float> sequences, {{ReadOnlySpan}}<int> lengths, {{Span}} output)
            {
                int steps = RnnKernels.ModelGuard.Batch(sequences, lengths, output, {{i}}, {{o}}, {{perStep}}, {{steps}});
                ref float x = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(sequences);
                ref float y = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output);
                for (int n = 0; n < lengths.Length; n++)
                {
            """);
        code.Lines("        " + DispatchText(widths, "Predict(ref x, lengths[n], steps, ref y, ref _packedWeights.Origin);").Replace("\n", "\n        "));
        code.Lines($$"""
                    x = ref RnnRef.Add(ref x, steps * {{i}});
                    y = ref RnnRef.Add(ref y, {{(plan.Output.PerStep ? $"steps * {o}" : o)}});
                }
            }

            /// <summary>Runs the sequences of a tensor, dense or strided, into a new one.</summary>
            /// <param name="sequences">[N, {{t}}, {{i}}].</param>
            /// <returns>{{batchShape}}.</returns>
            /// <exception cref="global::System.ArgumentException">The shape does not fit.</exception>
            public {{Tensor}} Predict({{Tensor}} sequences) => RnnKernels.ModelGuard.Predict(this, sequences, {{i}}, {{o}}, {{perStep}});

            /// <summary>Takes one time step of a sequence and moves <paramref name="state"/> on. Allocates nothing.</summary>
            /// <param name="state">What is carried from step to step; <c>default</c> before the first.</param>
            /// <param name="input">[{{i}}].</param>
            /// <param name="output">[{{o}}]; no part of <paramref name="input"/>.</param>
            /// <exception cref="global::System.ArgumentException">A length does not fit, or the spans overlap.</exception>
            public void Step(ref State state, {{ReadOnlySpan}}<float> input, {{Span}} output)
            {
                RnnKernels.ModelGuard.Step(input, {{i}}, output, {{o}});
                ref float s = ref RnnRef.As<State, float>(ref state);
                ref float x = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(input);
                ref float y = ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(output);
            """);
        Dispatch(code, widths, "Step(ref s, ref x, ref y, ref _packedWeights.Origin);");
        code.Lines($$"""
            }

            static RnnKernels.TrainingKernel global::GenRnn.IRecurrentModel<{{name}}>.CreateTrainingKernel(int samples, int steps) =>
                {{Choose(widths, w => $"{KernelFile.KernelsName(w)}.Train(samples, steps)")}};

            """);
        WriteState(code, plan);
    }

    private static void WriteSpecAndLayout(CodeWriter code, ModelSpec spec)
    {
        code.Line("/// <summary>In a class of its own, which is there before a static field of another part of the model makes an instance.</summary>");
        using (code.Block("private static class SpecAndLayout"))
        {
            code.Line("public static readonly global::GenRnn.ModelSpec Spec =");
            foreach (string line in SpecExpression(spec)) code.Line("    " + line);
            code.Line();
            code.Line("public static readonly global::GenRnn.ParameterLayout Layout = global::GenRnn.ParameterLayout.Of(Spec);");
        }
    }

    private static void WriteState(CodeWriter code, ModelPlan plan)
    {
        string size = CSharpLiteral.Of(plan.StateSize);
        code.Lines($$"""
            /// <summary>
            /// What the model remembers between two steps: a plain value of {{CSharpLiteral.Of(plan.StateSize * 4)}} bytes. Copy it to branch a sequence, store as many as
            /// there are sequences. Two are equal when all their numbers are; <c>default</c> is the state before the first step.
            /// </summary>
            /// <remarks>
            """);
        foreach (LayerPlan layer in plan.Layers.Where(l => l.IsRecurrent))
        {
            code.Line($"/// {layer.Shape.Layer.Name}: h at {CSharpLiteral.Of(plan.StateOffset(layer))}"
                + (layer.Projects ? $", {CSharpLiteral.Of(layer.OutputSize)} numbers in {CSharpLiteral.Of(layer.Stride)} lanes" : "")
                + (layer.HasCell ? $", c at {CSharpLiteral.Of(plan.StateOffset(layer) + layer.Stride)}" : "")
                + $", {CSharpLiteral.Of(layer.Shape.Layer.Units)} units in {CSharpLiteral.Of(layer.UnitStride)} lanes.<br/>");
        }

        code.Lines($$"""
            /// </remarks>
            [global::System.Runtime.CompilerServices.InlineArray({{size}})]
            public struct State : global::System.IEquatable<State>
            {
                private float _first;

                /// <summary>Whether all numbers are equal.</summary>
                public readonly bool Equals(State other) => global::System.MemoryExtensions.SequenceEqual(({{ReadOnlySpan}}<float>)this, ({{ReadOnlySpan}}<float>)other);

                /// <inheritdoc/>
                public override readonly bool Equals(object? obj) => obj is State other && Equals(other);

                /// <inheritdoc/>
                public override readonly int GetHashCode()
                {
                    var hash = default(global::System.HashCode);
                    foreach (float lane in ({{ReadOnlySpan}}<float>)this) hash.Add(lane);
                    return hash.ToHashCode();
                }

                /// <summary>Whether all numbers are equal.</summary>
                public static bool operator ==(State left, State right) => left.Equals(right);

                /// <summary>Whether any number differs.</summary>
                public static bool operator !=(State left, State right) => !left.Equals(right);
            }
            """);
    }

    /// <summary>
    /// The spec as an expression, one layer a line, every option that differs from its default; where a layer says more than
    /// its method can, as a text.
    /// </summary>
    private static IEnumerable<string> SpecExpression(ModelSpec spec)
    {
        if (!spec.Layers.All(IsInMethods))
        {
            yield return $"global::GenRnn.ModelSpec.Parse(\"{spec}\");";
            yield break;
        }

        string steps = spec.Steps is { } s ? $", steps: {CSharpLiteral.Of(s)}" : "";
        string initialization = spec.Initialization == Initialization.Keras ? "" : $", initialization: global::GenRnn.Initialization.{spec.Initialization}";
        string precision = spec.Precision == Precision.Fast ? "" : $", precision: global::GenRnn.Precision.{spec.Precision}";
        string storage = spec.Storage == WeightStorage.Float32 ? "" : $", storage: global::GenRnn.WeightStorage.{spec.Storage}";
        yield return $"global::GenRnn.ModelSpec.Input({CSharpLiteral.Of(spec.InputSize)}{steps}{initialization}{precision}{storage})";
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            string options = $"name: \"{spec.Layers[i].Name}\"";
            LayerSpec layer = spec.Layers[i];
            if (!layer.UseBias) options = "useBias: false, " + options;
            if (layer is RecurrentSpec { ReturnSequences: true }) options = "returnSequences: true, " + options;
            if (layer is GruSpec { ResetAfter: false }) options = "resetAfter: false, " + options;
            if (layer is LstmSpec { UnitForgetBias: false }) options = "unitForgetBias: false, " + options;
            if (layer is DenseSpec dense) options = $"global::GenRnn.Activation.{dense.Activation}, " + options;
            string method = layer switch { LstmSpec => "Lstm", GruSpec => "Gru", DenseSpec => "Dense", _ => "SimpleRnn" };
            yield return $"    .{method}({CSharpLiteral.Of(layer.Units)}, {options}){(i == spec.Layers.Count - 1 ? ";" : "")}";
        }
    }

    private static bool IsInMethods(LayerSpec layer) =>
        layer is SimpleRnnSpec or GruSpec or LstmSpec or DenseSpec
        && LayerOptions.Of(layer).All(option => option.IsDefault(layer) || option.Name is "UseBias" or "ReturnSequences" or "ResetAfter" or "UnitForgetBias");

    private static void Dispatch(CodeWriter code, IReadOnlyList<VectorWidth> widths, string call) => code.Lines("    " + DispatchText(widths, call).Replace("\n", "\n    "));

    /// <summary>Calls the kernels of the widest vectors that the machine has. The just-in-time compiler knows which, and drops the rest.</summary>
    private static string DispatchText(IReadOnlyList<VectorWidth> widths, string call)
    {
        var lines = new List<string>();
        for (int i = 0; i < widths.Count; i++)
        {
            string condition = i < widths.Count - 1 ? $"if ({Supported(widths[i])}) " : "";
            lines.Add($"{(i > 0 ? "else " : "")}{condition}{KernelFile.KernelsName(widths[i])}.{call}");
        }

        return string.Join("\n", lines);
    }

    private static string Choose(IReadOnlyList<VectorWidth> widths, System.Func<VectorWidth, string> value) =>
        string.Concat(widths.Take(widths.Count - 1).Select(w => $"{Supported(w)} ? {value(w)} : ")) + value(widths[widths.Count - 1]);

    private static string Supported(VectorWidth width) => $"{Vec.Name(width.Lanes)}.IsHardwareAccelerated";
}
