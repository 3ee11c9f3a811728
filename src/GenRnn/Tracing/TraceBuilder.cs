using GenRnn.Reference;
using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Computes a trace from a run.</summary>
internal static class TraceBuilder
{
    public static ModelTrace Build<TModel>(FitResult<TModel> fit, SequenceDataset test, TraceOptions options)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Example < 0 || options.Example >= test.Count)
            throw new ArgumentException($"Example {Whole(options.Example)} was received; expected 0 to {Whole(test.Count - 1)}, a sequence of the test data. Choose another example.", nameof(options));

        ModelSpec spec = TModel.Spec;
        Evaluation evaluation = Evaluator.Evaluate(fit.Model, test, fit.Options.Loss);
        TraceExample example = Example(fit.Model, test, options.Example);
        var score = new TraceScore(evaluation.Loss, evaluation.Accuracy);
        NaiveAnswer naive = NaiveAnswer.Of(fit.TrainingSet);
        EquatableArray<TraceEpoch> history = TrainingObservations.Describe(fit.History, naive).ToEquatableArray();
        EquatableArray<TraceLayer> prediction = PredictionTrace.Of(spec, example).ToEquatableArray();
        return new ModelTrace
        {
            Id = options.Id ?? KebabCase(typeof(TModel).Name),
            Name = typeof(TModel).Name,
            Task = options.Task,
            Model = spec,
            Seed = fit.Options.Seed,
            DataFlow = DataFlow.Of(spec, fit.TrainingSet, test, options.IsSplit, example).ToEquatableArray(),
            History = history,
            Test = score,
            Baseline = options.Baseline,
            Prediction = prediction,
            Answer = TraceAnswer.Of(test, options.Example, example.Output),
            Quiz = ModelQuiz.Of(spec, example.Steps, fit.Options.Seed).ToEquatableArray(),
            KeyInsight = GenRnn.KeyInsight.Of(spec, history, score, options.Baseline, naive, test, prediction),
        };
    }

    /// <summary>
    /// Runs one sequence twice. The output is the model's own, from the emitted kernels. States, gates and scores come from
    /// the reference with the same parameters, because emitted kernels keep them in registers and write none of them down.
    /// </summary>
    private static TraceExample Example<TModel>(TModel model, SequenceDataset test, int index)
        where TModel : class, IRecurrentModel<TModel>
    {
        int length = test.Lengths[index], padded = test.Steps * test.Features;
        TensorShape shape = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
        float[] output = new float[(shape.PerStep ? test.Steps : 1) * shape.Features];
        model.PredictBatch(test.Inputs.Slice(index * padded, padded), [length], output);
        ModelRun<float> run = new ReferenceModel<float>(TModel.Spec, model.Parameters).RunSingle(test.Sequence(index));
        int first = shape.PerStep && AnswerOrder.IsTurned(TModel.Spec) ? test.Steps - length : 0;
        return new TraceExample(length, test.Sequence(index).ToArray(), run, shape.PerStep ? [.. output.AsSpan(first * shape.Features, length * shape.Features)] : output);
    }

    private static string KebabCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "-" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

/// <summary>One sequence and what the trained model made of it.</summary>
/// <param name="Steps">Its valid steps.</param>
/// <param name="Input">[steps, features].</param>
/// <param name="Run">Every layer and step.</param>
/// <param name="Output">The model's output.</param>
internal sealed record TraceExample(int Steps, float[] Input, ModelRun<float> Run, float[] Output)
{
    /// <summary>Values with a row a step where <paramref name="perStep"/>, and one vector alone otherwise.</summary>
    public TraceTensor Tensor(bool perStep, int width, IEnumerable<float> values) =>
        new(perStep ? EquatableArray.Of(Steps, width) : EquatableArray.Of(width), values.ToEquatableArray());
}
