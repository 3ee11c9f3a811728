namespace GenRnn.Benchmarks.Generator;

/// <summary>
/// Section G: what the generator costs in a compiler that is warm. A model that was edited, a file without models that was
/// edited, a project of twenty models built with the generated text and without it; the text's bytes stand as extra.
/// </summary>
internal static class GeneratorCsv
{
    private const int Runs = 31;

    /// <summary>A layer of each kind at sizes that are planned differently.</summary>
    private static readonly (string Cell, int Inputs, int Units, string Attribute)[] Layers =
    [
        .. new[] { (5, 8), (5, 20), (16, 32), (64, 128), (256, 512) }.SelectMany(size => new[] { "SimpleRnn", "Gru", "Lstm" }.Select(cell =>
            (cell switch { "SimpleRnn" => "RNN", "Gru" => "GRU", _ => "LSTM" }, size.Item1, size.Item2, $"{cell}({size.Item2})"))),
        ("GRU before", 5, 20, "Gru(20, ResetAfter = false)"),
    ];

    public static void Run(TextWriter output)
    {
        foreach ((string cell, int inputs, int units, string attribute) in Layers)
        {
            (double median, double minimum, UserProject project) = EditedModel($"Input({inputs})", attribute);
            Line($"generate {cell}", inputs, units, 1, median, minimum, project);
        }

        foreach ((string name, string[] attributes) in ((string, string[])[])
        [
            ("generate GRU16-Dense3-softmax", ["Input(5, Steps = 10)", "Gru(16)", "Dense(3, Activation.Softmax)"]),
            ("generate LSTM128-Dense10", ["Input(32, Steps = 100)", "Lstm(128)", "Dense(10, Activation.Softmax)"]),
        ])
        {
            (double median, double minimum, UserProject project) = EditedModel(attributes);
            Line(name, 0, 0, 1, median, minimum, project);
        }

        UnrelatedEdit(output);
        Build(output);

        void Line(string cell, int inputs, int units, int models, double median, double minimum, UserProject project) =>
            CsvLine.Write(output, "G", cell, inputs, units, models, 0, median, minimum, $"bytes={Bytes(project)}");
    }

    /// <summary>A model whose precision is edited to and fro: everything behind the parser runs, every time.</summary>
    private static (double Median, double Minimum, UserProject Project) EditedModel(params string[] attributes)
    {
        string model = Sources.Model("Edited", attributes), edited = model.Replace("[RecurrentModel]", "[RecurrentModel(Precision = Precision.Accurate)]", StringComparison.Ordinal);
        var project = new UserProject(model);
        project.Generate();
        (double median, double minimum) = Times(run =>
        {
            project.Edit(0, run % 2 == 0 ? edited : model);
            return project.Generate();
        });
        return (median, minimum, project);
    }

    private static void UnrelatedEdit(TextWriter output)
    {
        var project = new UserProject([Sources.Unrelated(0), .. Sources.TwentyModels]);
        project.Generate();
        (double median, double minimum) = Times(run =>
        {
            project.Edit(0, Sources.Unrelated(run + 1));
            return project.Generate();
        });
        CsvLine.Write(output, "G", "unrelated edit", 0, 0, Sources.TwentyModels.Count, 0, median, minimum, $"ran={string.Join('+', project.StepsRun.Order())}");
    }

    private static void Build(TextWriter output)
    {
        var project = new UserProject([.. Sources.TwentyModels]);
        project.Generate();
        foreach (bool withGenerated in (bool[])[false, true])
        {
            (double median, double minimum) = Times(_ => project.Build(withGenerated), runs: 5);
            CsvLine.Write(output, "G", withGenerated ? "build with generated text" : "build without generated text", 0, 0, Sources.TwentyModels.Count, 0, median, minimum, $"bytes={(withGenerated ? Bytes(project) : 0)}");
        }
    }

    private static int Bytes(UserProject project) => project.Generated.Sum(file => file.SourceText.Length);

    private static (double Median, double Minimum) Times(Func<int, double> run, int runs = Runs)
    {
        // The compiler itself has to be compiled by the runtime first.
        for (int i = 0; i < runs / 4 * 2; i++) run(i);
        double[] times = [.. Enumerable.Range(0, runs).Select(run).Order()];
        return (times[runs / 2], times[0]);
    }
}
