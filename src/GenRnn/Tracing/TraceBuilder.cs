using System.Text.RegularExpressions;
using GenRnn.Reference;
using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Computes a trace from a run.</summary>
internal static partial class TraceBuilder
{
    public static ModelTrace Build<TModel>(FitResult<TModel> fit, SequenceDataset test, TraceOptions options)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(options);
        Check(TModel.Spec, test, options);

        ModelSpec spec = TModel.Spec;
        Evaluation evaluation = Evaluator.Evaluate(fit.Model, test, fit.Options.Loss);
        TestAnswers answers = TestAnswers.Of(fit.Model, test, fit.Options.Loss);
        var reader = new AnswerReader(spec, test, fit.Options.Loss);
        var reference = new ReferenceModel<float>(spec, fit.Model.Parameters);
        IReadOnlyList<int> shown = options.Examples.Count > 0
            ? [.. options.Examples.Prepend(options.Example).Distinct()]
            : ExampleChoice.Of(answers, options.Example, options.ExampleCount, test.Count);
        ExampleRun[] runs = [.. shown.Select(i => ExampleRun.Of(fit.Model, reference, test, i))];
        var score = new TraceScore(evaluation.Loss, evaluation.Accuracy);
        NaiveAnswer naive = NaiveAnswer.Of(fit.TrainingSet);
        EquatableArray<TraceEpoch> history = TrainingObservations.Describe(fit.History, naive).ToEquatableArray();
        EquatableArray<TraceExample> examples = runs.Select(run => Example(reference, reader, run)).ToEquatableArray();
        var trace = new ModelTrace
        {
            Id = options.Id ?? KebabCase(typeof(TModel).Name),
            Name = typeof(TModel).Name,
            Task = options.Task,
            Model = spec,
            Seed = fit.Options.Seed,
            DataFlow = DataFlow.Of(spec, fit.TrainingSet, test, options.IsSplit, runs[0]).ToEquatableArray(),
            History = history,
            Test = score,
            Baseline = options.Baseline,
            Assessment = TraceAssessment.Of(answers, evaluation),
            Examples = examples,
            Code = options.Code ?? TraceCode.Of<TModel>(),
            FeatureNames = options.FeatureNames.ToEquatableArray(),
            Vocabulary = options.Vocabulary.ToEquatableArray(),
            Quiz = ModelQuiz.Of(spec, runs[0].Steps, fit.Options.Seed).ToEquatableArray(),
            KeyInsight = GenRnn.KeyInsight.Of(spec, history, score, evaluation.MeanSquaredError, options.Baseline, naive, test, examples[0].Layers),
        };
        return trace with { Findings = TraceFindings.Of(trace).ToEquatableArray() };
    }

    private static void Check(ModelSpec spec, SequenceDataset test, TraceOptions options)
    {
        foreach (int example in options.Examples.Prepend(options.Example))
        {
            if (example < 0 || example >= test.Count)
                throw new ArgumentException($"Example {Whole(example)} was received; expected 0 to {Whole(test.Count - 1)}, a sequence of the test data. Choose another example.", nameof(options));
        }

        if (options.ExampleCount < 1)
            throw new ArgumentException($"{Whole(options.ExampleCount)} examples were received; expected at least 1. Ask for one or more.", nameof(options));
        if (options.FeatureNames.Count > 0 && options.FeatureNames.Count != spec.InputSize)
            throw new ArgumentException($"Names of {Count(options.FeatureNames.Count, "feature")} were received; expected {Whole(spec.InputSize)}, one for each number of a step. Correct the list.", nameof(options));
    }

    private static TraceExample Example(ReferenceModel<float> reference, AnswerReader reader, ExampleRun run)
    {
        IReadOnlyList<TestAnswer> answers = reader.Read(run.Index, run.Output);
        TestAnswer[] counted = [.. answers.Where(a => !a.IsMasked)];
        bool isJudged = reader.Kind is AnswerKind.Class or AnswerKind.Labels && counted.Length > 0;
        return new TraceExample(
            run.Index, PredictionTrace.Of(reference, run).ToEquatableArray(), TraceAnswer.Of(reader, answers, run.Index, run.Output), isJudged ? counted.All(a => a.IsRight) : null, InfluenceTrace.Of(reference, run))
        {
            Expected = answers.Select(a => TraceAnswer.Expected(reader.Data, reader.Kind, a)).ToEquatableArray(),
            Answered = answers.Select(a => TraceAnswer.Answered(reader.Data, reader.Kind, a)).ToEquatableArray(),
        };
    }

    /// <summary>GRUModel becomes gru-model.</summary>
    private static string KebabCase(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex WordStart();
}
