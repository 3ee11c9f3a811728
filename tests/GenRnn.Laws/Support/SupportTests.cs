using System.Runtime.CompilerServices;
using GenRnn.Compiler;
using GenRnn.Laws.Emitted;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Support;

/// <summary>SUPPORT.md says what is so: it is what the tables say, and what the tables say is tried out.</summary>
public class SupportTests
{
    /// <summary>Set to 1, the environment variable that lets the test write the file in place of comparing it.</summary>
    private const string UpdateVariable = "GENRNN_UPDATE_SUPPORT";

    private const EngineKind Kind = EngineKind.AllLanes;

    private static readonly Lazy<bool> Compiled = new(() =>
    {
        Engines.Prepare(Kind, Texts(row => row.IsCompiled && !row.IsOfParameters).Select(ModelSpec.Parse));
        return true;
    });

    public static TheoryData<string> CompiledModels => new(Texts(row => row.IsCompiled && !row.IsOfParameters));

    /// <summary>What the table says no of, and what its introduction does.</summary>
    public static TheoryData<string> RefusedModels =>
    [
        .. Texts(row => !row.IsCompiled),
        "model storage=bfloat16; embedding 5 3; gru 4; dense 2",
        "model storage=int16; input 3; masking; lstm 4; dense 2",
        "model storage=int8; input 3; layer_normalization; simple_rnn 4; dense 2",
        "model storage=bfloat16; input 3; gru 4 bidirectional=true; dense 2",
        "model storage=int16; input 3; simple_rnn 4 go_backwards=true; dense 2",
        "model storage=int8; input 3; lstm 4 layer_normalization=true; dense 2",
        "model storage=int8; input 3; gru 4 layer_normalization=true; dense 2",
    ];

    public static TheoryData<string, string> ReferenceModels
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (SupportRow row in SupportRow.All.Where(row => row.Modes.HasFlag(RunModes.Reference) && !row.IsOfParameters && row.Option is not (null or "Dropout" or "RecurrentDropout")))
            {
                foreach (ModelSpec sample in row.Samples.Where(sample => sample != SupportRow.Plain(row.Kind))) data.Add(row.Kind, sample.ToString());
            }

            return data;
        }
    }

    [Fact]
    public void File_is_what_the_tables_say()
    {
        string path = Path.Combine(Folder(), "..", "..", "..", "src", "GenRnn", "SUPPORT.md"), text = SupportTable.Write();
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text, $"SUPPORT.md is not what the tables say. Run this test with {UpdateVariable}=1, which writes it, and look at the difference.");
    }

    [Fact]
    public void Every_model_of_the_table_is_one() =>
        Assert.All(SupportRow.All.SelectMany(row => row.Samples), sample => Assert.Empty(ShapeInference.Infer(sample).Errors));

    [Theory]
    [MemberData(nameof(CompiledModels))]
    public void Generated_code_of_what_is_listed_agrees_with_the_reference(string text)
    {
        _ = Compiled.Value;
        // Few steps: gates without bounds soon leave the range in which an error bound means anything.
        ModelCase model = ModelCase.Of(ModelSpec.Parse(text), batch: 5, steps: 4);
        IModelEngine engine = Engines.Create(Kind, model.Spec, model.Parameters());
        Expectation expectation = Expectation.Of(model);
        float[] sequences = model.Sequences();
        expectation.Check(engine.PredictBatch(sequences, model.Batch));
        for (int n = 0; n < model.Batch; n++)
        {
            ReadOnlySpan<float> sequence = ModelCase.Row(sequences, n, model.SequenceLength);
            expectation.Check(n, engine.Predict(sequence));
            if (!model.Spec.LooksAhead) expectation.Check(n, Streamed(engine, sequence));
        }

        GradientChecks.AgainstReference(Kind, model);
    }

    [Theory]
    [MemberData(nameof(RefusedModels))]
    public void What_is_not_listed_for_generated_code_is_refused_by_name(string text)
    {
        ModelDeclaration declaration = new("", default, new TypeHeader("class", "M"), ModelSpec.Parse(text));
        SpecException refusal = Assert.Throws<SpecException>(() => ModelCompiler.Compile(declaration));
        Assert.All(refusal.Errors, error => Assert.IsType<SpecError.NotSupportedYet>(error));
    }

    /// <summary>Parameters start as the option says, and training restrains them: kernels are none the wiser.</summary>
    [Fact]
    public void Options_of_parameters_leave_the_kernels_as_they_are()
    {
        SupportRow[] rows = [.. SupportRow.All.Where(row => row.IsOfParameters && row.IsCompiled)];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.All(row.Samples, sample => Assert.Equal(Kernels(SupportRow.Plain(row.Kind)), Kernels(sample))));

        static string[] Kernels(ModelSpec spec) =>
            [.. ModelCompiler.Compile(new ModelDeclaration("", default, new TypeHeader("class", "M"), spec)).Where(f => f.Name.Contains("Kernels", StringComparison.Ordinal)).Select(f => f.Text)];
    }

    /// <summary>An option that changed neither parameters nor output would be silently ignored. Dropout acts in training alone.</summary>
    [Theory]
    [MemberData(nameof(ReferenceModels))]
    public void Reference_heeds_what_is_listed_for_it(string kind, string text)
    {
        ModelSpec plain = SupportRow.Plain(kind), told = ModelSpec.Parse(text);
        Assert.True(ParameterLayout.Of(told) != ParameterLayout.Of(plain) || !Run(plain).SequenceEqual(Run(told)), "The option changes nothing.");
        Assert.All(Run(told), number => Assert.True(double.IsFinite(number)));
    }

    private static double[] Run(ModelSpec spec)
    {
        ModelCase model = ModelCase.Of(spec, batch: 12, steps: 5);
        var reference = new ReferenceModel<double>(spec, model.Parameters().Select(p => (double)p).ToArray());
        return [.. Enumerable.Range(0, model.Batch).SelectMany(n => reference.RunSingle(ModelCase.Row(model.Sequences(), n, model.SequenceLength)).Output)];
    }

    private static IEnumerable<string> Texts(Func<SupportRow, bool> isMeant) =>
        SupportRow.All.Where(isMeant).SelectMany(row => row.Samples).Select(sample => sample.ToString()).Distinct();

    private static float[] Streamed(IModelEngine engine, ReadOnlySpan<float> sequence)
    {
        IModelStream stream = engine.OpenStream();
        bool perStep = ShapeInference.Infer(engine.Spec).OrThrow().Output.PerStep;
        List<float> outputs = [];
        for (int at = 0; at < sequence.Length; at += engine.Spec.InputSize)
        {
            if (!perStep) outputs.Clear();
            outputs.AddRange(stream.Step(sequence.Slice(at, engine.Spec.InputSize)));
        }

        return [.. outputs];
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
