using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Writes the file with the members that users see: construction, prediction, streaming.</summary>
internal static class SurfaceFile
{
    private const string ReadOnlySpan = "global::System.ReadOnlySpan";

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
            $" : {string.Join(", ", Interfaces(declaration.Spec, name))}",
            Remarks(declaration.Spec));
        return code.ToString();
    }

    private static IEnumerable<string> Interfaces(ModelSpec spec, string name)
    {
        yield return $"global::GenRnn.I{(spec.LooksAhead ? "Stateful" : "Streaming")}Model<{name}, {name}.State>";
        if (spec.ReadsTokens) yield return $"global::GenRnn.ITokenModel<{name}>";
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
        string i = CSharpLiteral.Of(inputs), o = CSharpLiteral.Of(outputs), steps = CSharpLiteral.Of(spec.Steps ?? 0);
        code.Lines($$"""
            private readonly RnnKernels.PackedWeights _packedWeights;

            /// <summary>A model with the given parameters, which are packed for the vectors of this machine once, here.</summary>
            /// <exception cref="global::System.ArgumentException">The parameters have another layout.</exception>
            public {{name}}(global::GenRnn.ParameterSet parameters)
            {
                _packedWeights = new(Spec, Layout, {{WidthChoice.Value(widths, w => CSharpLiteral.Of(w.Lanes))}}, parameters);
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
            """);
        code.Line();
        new PredictionMembers(code, spec, plan, widths, name).Write();
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
            code.Line($"/// {layer.Shape.Layer.Name}: {Places(plan, layer, 0)}"
                + (layer.IsBidirectional ? $"; backward half: {Places(plan, layer, ModelPlan.HalfStateSize(layer))}" : "")
                + (layer.Projects ? $", {CSharpLiteral.Of(layer.OutputSize)} numbers in {CSharpLiteral.Of(layer.Stride)} lanes" : "")
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

    private static string Places(ModelPlan plan, LayerPlan layer, int offset)
    {
        int h = plan.StateOffset(layer) + offset;
        return $"h at {CSharpLiteral.Of(h)}" + (layer.HasCell ? $", c at {CSharpLiteral.Of(h + layer.Stride)}" : "");
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
}
