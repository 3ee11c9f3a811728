using System.Runtime.Intrinsics;
using GenRnn.Compiler;
using GenRnn.Compiler.Planning;
using GenRnn.Samples;
using GenRnn.Tests.Training;

namespace GenRnn.Tests.Tracing.Code;

/// <summary>The code that a trace shows is the emitted one, with the plan that the compiler made.</summary>
public class TraceCodeTests
{
    public static TheoryData<string, int> ModelsAndWidths
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (Type model in EmittedModels.All) foreach (VectorWidth width in VectorWidth.All) data.Add(model.FullName!, width.Lanes);
            return data;
        }
    }

    [Fact]
    public void Models_of_every_cell_are_among_those_examined()
    {
        IReadOnlyList<LayerSpec> layers = [.. EmittedModels.All.SelectMany(model => EmittedModels.SpecOf(model).Layers)];
        Assert.All(new[] { typeof(SimpleRnnSpec), typeof(GruSpec), typeof(LstmSpec), typeof(DenseSpec) }, kind => Assert.Contains(layers, layer => layer.GetType() == kind));
        Assert.Contains(layers, layer => layer is RecurrentSpec { Bidirectional: true });
        Assert.Contains(layers, layer => layer is GruSpec { ResetAfter: false });
    }

    [Theory]
    [MemberData(nameof(ModelsAndWidths))]
    public void Step_is_in_the_emitted_file(string name, int width)
    {
        Type model = EmittedModels.Named(name);
        GeneratedFile file = Assert.Single(EmittedModels.Files(model), f => f.Name.EndsWith($"Kernels{32 * width}.g.cs", StringComparison.Ordinal));
        EmbeddedSource source = EmbeddedSource.Read(model, $"Kernels{32 * width}");
        Assert.Null(source.Missing);
        Assert.Equal(file.Text, source.Text);

        TraceCode code = TraceCode.Of(model, width);
        Assert.Null(code.Missing);
        Assert.Equal((source.Name, width), (code.File, code.Width));
        EmittedStep step = EmittedStep.Of(file.Text, width);
        Assert.All(step.Members, member => Assert.Contains(Indented(member, file.Text), file.Text));
        if (code.LinesLeftOut == 0) Assert.Equal(string.Join("\n\n", step.Members.Select(m => string.Join('\n', m.Lines))), code.Step);
        Assert.Equal(code.Lines, step.Text(int.MaxValue).Text.Split('\n').Length);
    }

    [Theory]
    [MemberData(nameof(ModelsAndWidths))]
    public void Plan_is_that_of_the_compiler(string name, int width)
    {
        Type model = EmittedModels.Named(name);
        var plan = new ModelPlan(EmittedModels.SpecOf(model), VectorWidth.All.Single(w => w.Lanes == width));
        EquatableArray<TraceLayerPlan> told = TraceCode.Of(model, width).Plan;
        Assert.Equal(plan.Layers.Where(l => l.HasKernels).Select(l => (l.Shape.Layer.Name, l.Reasons)), told.Select(l => (l.Layer, l.Reasons)));
        Assert.All(told, layer => Assert.NotEmpty(layer.Equations));
    }

    [Theory]
    [MemberData(nameof(EmittedModels.Names), MemberType = typeof(EmittedModels))]
    public void Step_has_the_kernel_of_each_layer_and_all_that_it_calls(string name)
    {
        Type model = EmittedModels.Named(name);
        foreach (VectorWidth width in VectorWidth.All)
        {
            string file = EmittedModels.Files(model).Single(f => f.Name.EndsWith($"Kernels{width.Bits}.g.cs", StringComparison.Ordinal)).Text;
            IReadOnlyList<EmittedMember> all = EmittedMember.Of(file, $"Kernels{width.Bits}");
            HashSet<string> shown = [.. EmittedStep.Of(file, width.Lanes).Members.Select(m => m.Name)];
            Assert.All(LayerIdentifiers.Of(EmittedModels.SpecOf(model)).Zip(EmittedModels.SpecOf(model).Layers), layer =>
                Assert.Equal(layer.Second is DenseSpec or RecurrentSpec, shown.Contains(layer.First + "Step")));
            Assert.Equal(!EmittedModels.SpecOf(model).LooksAhead, shown.Contains("Step"));
            Assert.DoesNotContain("Train", shown);
            Assert.All(all.Where(m => shown.Contains(m.Name) && m.Name != "Prediction"), member =>
                Assert.Empty(all.Select(m => m.Name).Where(other => member.Words.Contains(other)).Except(shown)));
        }
    }

    [Fact]
    public void Width_is_that_of_the_machine()
    {
        int width = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
        TraceCode code = TraceCode.Of<RiseCounterGru>();
        Assert.Equal((width, $"GenRnn.Samples.RiseCounterGru.Kernels{32 * width}.g.cs"), (code.Width, code.File));
        Assert.Contains($"V{32 * width}.LoadUnsafe", code.Step);
    }

    [Fact]
    public void Code_is_equal_by_value() => Assert.Equal(TraceCode.Of<RiseCounterGru>(), TraceCode.Of<RiseCounterGru>());

    [Fact]
    public void Emitted_files_give_the_code_that_symbols_give() => Assert.Equal(
        TraceCode.Of<RiseCounterGru>(),
        TraceCode.FromSources(
            new[] { typeof(SpeakerGru), typeof(RiseCounterGru) }.SelectMany(EmittedModels.Files).Select(f => (f.Name, f.Text)), "GenRnn.Samples.RiseCounterGru"));

    [Fact]
    public void Files_without_kernels_of_the_width_give_a_reason()
    {
        Assert.Contains("expected one whose name ends with '.Kernels", TraceCode.FromSources([("Model.g.cs", "")]).Missing);
        Assert.Contains("holds no kernels", TraceCode.FromSources([("M.Kernels512.g.cs", "// nothing")], "M", 16).Missing);
    }

    [Fact]
    public void Class_that_the_generator_did_not_write_gives_a_reason() =>
        Assert.Contains("the generator did not write it", TraceCode.Of<HandWritten<Binary>>().Missing);

    /// <summary>A member where it stands in its file.</summary>
    private static string Indented(EmittedMember member, string file)
    {
        string head = file.Split('\n').Single(line => line.TrimStart().StartsWith("private static class Kernels", StringComparison.Ordinal));
        string indent = head[..(head.Length - head.TrimStart().Length)] + "    ";
        return string.Concat(member.Lines.Select(line => line.Length == 0 ? "\n" : indent + line + "\n"));
    }
}
