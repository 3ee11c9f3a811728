using System.Numerics.Tensors;
using GenRnn.Samples;

namespace GenRnn.Tests.Samples.Readme;

/// <summary>The examples of the README, run. What stands between two markers is, line for line, what the README shows.</summary>
public sealed class ReadmeExamples
{
    private static readonly SequenceDataset All = RampTasks.RiseCount(200, seed: 1);

    [Fact]
    public void First_run()
    {
        SequenceDataset data = All;
        ReadOnlySpan<float> sequence = data.Sequence(0);
        float[] probabilities = new float[PatternClassifier.OutputSize];
        // <first-run>
        (SequenceDataset training, SequenceDataset test) = data.Split(0.8);
        FitResult<PatternClassifier> fit = Trainer.Fit(PatternClassifier.Create(seed: 1), training, new TrainingOptions { Epochs = 5 });
        fit.Model.Predict(sequence, probabilities);            // [10 x 5] to [3]; allocates nothing
        // </first-run>
        Assert.Equal((160, 40), (training.Count, test.Count));
        Assert.Equal(1, probabilities.Sum(), 4);
    }

    [Fact]
    public void Spec()
    {
        using var output = new ConsoleOutput();
        // <spec>
        ModelSpec spec = ModelSpec.Input(5, steps: 10).Gru(16).Dense(3, Activation.Softmax);
        bool same = spec == PatternClassifier.Spec && spec == ModelSpec.Parse("input 5 steps=10; gru 16; dense 3 softmax");
        Console.WriteLine(spec.Summary());                     // layers, shapes, parameters
        // </spec>
        Assert.True(same);
        Assert.Contains("Total: 1,155 parameters", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Train()
    {
        using var output = new ConsoleOutput();
        (SequenceDataset training, SequenceDataset test) = RampTasks.RiseCount(1000, seed: 1).Split(0.8);
        // <train>
        FitResult<PatternClassifier> fit = Trainer.Fit(PatternClassifier.Create(seed: 1), training, new TrainingOptions
        {
            Epochs = 50,
            BatchSize = 32,
            Seed = 1,
            Optimizer = Optimizer.Adam(learningRate: 0.01f),
            Validation = test,
            Callbacks = [new EarlyStopping(patience: 5)],
        });
        Evaluation evaluation = Evaluator.Evaluate(fit.Model, test);
        Console.WriteLine($"loss {evaluation.Loss:0.000}, accuracy {evaluation.Accuracy:P1}");
        // </train>
        Assert.InRange(evaluation.Accuracy!.Value, 0.9, 1);
        Assert.Contains($"loss {evaluation.Loss:0.000}, accuracy {evaluation.Accuracy:P1}", output.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume()
    {
        string logs = Directory.CreateTempSubdirectory("genrnn-readme").FullName, path = Path.Combine(logs, "run.checkpoint");
        (SequenceDataset training, SequenceDataset test) = RampTasks.RiseCount(400, seed: 1).Split(0.8);
        // <resume>
        FitResult<PatternClassifier> fit = Trainer.Fit(Checkpoint.LoadOrStart(path, PatternClassifier.Create(seed: 1), seed: 1), training, new TrainingOptions
        {
            Epochs = 20,
            Loss = new SparseCategoricalCrossEntropyLoss { LabelSmoothing = 0.1f },
            Optimizer = Optimizer.AdamW(0.01f) with { GlobalClipNorm = 1, Schedule = LearningRateSchedule.WarmUp(LearningRateSchedule.CosineDecay(0.01f, steps: 500), steps: 20) },
            Metrics = [Metric.F1(), Metric.TopK(2)],
            Validation = test,
            Callbacks = [new EarlyStopping(patience: 5, monitor: "val_f1_score", restoreBest: true), new TrainingCheckpoint(path, everyBatches: 10), new TensorBoard(logs)],
        });
        // </resume>
        Assert.Equal(fit.State, Checkpoint.Load<PatternClassifier>(path));
        Assert.Equal(fit.History.Max(e => e.ValidationMetrics["f1_score"]), Evaluator.Evaluate(fit.Model, test, metrics: [Metric.F1()]).Metrics["f1_score"], 1e-9);
        Directory.Delete(logs, recursive: true);
    }

    [Fact]
    public void Data()
    {
        float[][,] sequences = [new float[3, 5], new float[4, 5]];
        int[] classIds = [0, 1];
        float[] series = new float[40];
        // <data>
        SequenceDataset data = SequenceDataset.FromSequences(sequences, classIds);
        SequenceDataset windows = SequenceDataset.Windows(series, length: 30, horizon: 1);
        SequenceDataset standardised = Standardizer.Fit(data).Apply(data);
        // </data>
        Assert.Equal((2, 10, 2), (data.Count, windows.Count, standardised.Count));
    }

    [Fact]
    public void Csv()
    {
        (string csv, string path) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            string[] kinds = ["few", "some", "many"];
            File.WriteAllLines(csv, [
                "run,kind,a,b,c,d,e",
                .. Enumerable.Range(0, All.Count).SelectMany(run => All.Sequence(run).ToArray().Chunk(5).Select(step => $"{run},{kinds[((ClassTargets)All.Targets).Ids[run]]},{string.Join(',', step.Select(v => v.ToString(System.Globalization.CultureInfo.InvariantCulture)))}")),
            ]);

            // <csv>
            var options = new CsvOptions { Sequence = "run", Label = "kind" };     // rows with one run are a sequence
            SequenceDataset data = SequenceDataset.FromCsv(csv, options, PatternClassifier.Spec);
            (SequenceDataset training, SequenceDataset test) = data.Shuffle(seed: 1).Split(0.8);
            var preparation = new ModelPreparation
            {
                InputScaler = Standardizer.Fit(training),
                ClassNames = ((ClassTargets)data.Targets).ClassNames,              // texts as labels become classes
            };
            FitResult<PatternClassifier> fit = Trainer.Fit(PatternClassifier.Create(seed: 1), preparation.Apply(training));
            ModelFile.Save(fit.Model, path, preparation);
            Tensor<float> answers = ModelFile.LoadPrepared<PatternClassifier>(path).Predict(test);
            // </csv>
            Assert.Equal(EquatableArray.Of("few", "many", "some"), preparation.ClassNames);
            Assert.Equal([40, 3], answers.Lengths.ToArray());
        }
        finally
        {
            File.Delete(csv);
            File.Delete(path);
        }
    }

    [Fact]
    public void Stream()
    {
        PatternClassifier model = PatternClassifier.Create(seed: 1);
        float[][] steps = [.. All.Sequence(0).ToArray().Chunk(5)];
        float[] probabilities = new float[3], whole = new float[3];
        model.Predict(All.Sequence(0), whole);
        // <stream>
        PatternClassifier.State state = default;               // 64 bytes, a plain struct: copy it to branch, store a million
        foreach (float[] step in steps)
            model.Step(ref state, step, probabilities);        // one time step; allocates nothing
        // </stream>
        Assert.Equal(whole, probabilities, (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(64, System.Runtime.CompilerServices.Unsafe.SizeOf<PatternClassifier.State>());
    }

    [Fact]
    public void Parts()
    {
        PatternClassifier model = PatternClassifier.Create(seed: 1);
        float[][] parts = [.. All.Sequence(0).ToArray().Chunk(15)];
        float[] probabilities = new float[3], whole = new float[3];
        model.Predict(All.Sequence(0), whole);
        // <parts>
        PatternClassifier.State state = default;
        foreach (float[] part in parts)
            model.PredictWithState(ref state, part, probabilities);    // any number of steps
        // </parts>
        Assert.Equal(whole, probabilities, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_tagger_takes_token_ids()
    {
        float[] tags = new float[3 * Tagger.OutputSize];
        Tagger.Create(seed: 1).Predict([17, 4999, 0], tags);
        Assert.All(tags.Chunk(Tagger.OutputSize), step => Assert.Equal(1, step.Sum(), 4));
    }

    [Fact]
    public void Files()
    {
        PatternClassifier model = PatternClassifier.Create(seed: 1);
        string path = Path.GetTempFileName();
        try
        {
            // <files>
            ModelFile.Save(model, path);                           // safetensors, with the model's text form in the metadata
            PatternClassifier loaded = ModelFile.Load<PatternClassifier>(path);
            // </files>
            Assert.Equal(model.Parameters, loaded.Parameters);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Trace()
    {
        (SequenceDataset training, SequenceDataset test) = All.Split(0.8);
        FitResult<PatternClassifier> fit = Trainer.Fit(PatternClassifier.Create(seed: 1), training, new TrainingOptions());
        using var output = new ConsoleOutput();
        try
        {
            // <trace>
            ModelTrace trace = ModelTrace.Create(fit, test, example: 0);
            TraceText.Write(trace, Console.Out);
            TraceHtml.Write(trace, "trace.html");
            TraceJson.Write(trace, "trace.json");
            // </trace>
            Assert.Equal("pattern-classifier", trace.Id);
            Assert.StartsWith("pattern-classifier - model pipeline trace", output.Text, StringComparison.Ordinal);
            Assert.True(File.Exists("trace.json"));
        }
        finally
        {
            File.Delete("trace.json");
        }
    }

    /// <summary>What is written to the console while it lives.</summary>
    private sealed class ConsoleOutput : IDisposable
    {
        private readonly TextWriter _before = Console.Out;
        private readonly StringWriter _text = new();

        public ConsoleOutput() => Console.SetOut(_text);

        public string Text => _text.ToString();

        public void Dispose() => Console.SetOut(_before);
    }
}
