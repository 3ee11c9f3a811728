using GenRnn.Reference;
using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Differentiates answers with respect to inputs.</summary>
internal static class InfluenceTrace
{
    /// <summary>Answers of a sequence that are differentiated at most: each takes a run backwards.</summary>
    private const int MaximumAnswers = 32, MinimumAnswers = 4;

    /// <summary>Multiply-adds that the runs of one sequence may take together: about a second.</summary>
    private const long MaximumWork = 100_000_000;

    public static TraceInfluence Of(ReferenceModel<float> model, ExampleRun example)
    {
        TensorShape output = ShapeInference.Infer(model.Spec).OrThrow().Output;
        bool isTurned = AnswerOrder.IsTurned(model.Spec);
        int[] answers = output.PerStep ? Spread(example.Steps, MostAnswers(model, example)) : [example.Steps - 1];
        var strength = new List<float>();
        IReadOnlyList<RealVector<float>> gradient = [];
        string score = "";
        foreach (int answer in answers)
        {
            int row = !output.PerStep ? 0 : isTurned ? example.Steps - 1 - answer : answer;
            (int number, score) = Chosen(model.Spec, output, example.Output.AsSpan(row * output.Features, output.Features));
            float[] upstream = new float[example.Output.Length];
            upstream[(row * output.Features) + number] = 1;
            gradient = Inputs(model, model.BackwardFromScores(example.Run, upstream));
            strength.AddRange(gradient.Select(step => MathF.Sqrt(step.Sum(v => v * v))));
        }

        return new TraceInfluence(
            output.PerStep ? $"{score} at each step" : score,
            answers.ToEquatableArray(),
            new TraceTensor(EquatableArray.Of(answers.Length, example.Steps), strength.ToEquatableArray()),
            new TraceTensor(EquatableArray.Of(example.Steps, gradient[0].Count), gradient.SelectMany(step => step).ToEquatableArray()));
    }

    /// <summary>For what each step reads: its numbers, or the vectors that its token became.</summary>
    private static IReadOnlyList<RealVector<float>> Inputs(ReferenceModel<float> model, ModelGradient<float> gradient) => model.Spec.ReadsTokens && gradient.Layers.Count > 1
        ? gradient.Layers[1].Inputs
        : [.. gradient.Inputs.Chunk(model.Spec.InputSize).Select(step => RealVector<float>.Of(step))];

    /// <summary>The number of an answer whose score is differentiated: that of the answered class, or the first.</summary>
    private static (int Number, string Score) Chosen(ModelSpec spec, TensorShape output, ReadOnlySpan<float> answer)
    {
        bool isHead = spec.Layers[^1] is DenseSpec { Activation: not Activation.Linear };
        string score = isHead ? "score, before its activation," : "number";
        if (spec.Layers[^1] is DenseSpec { Activation: Activation.Softmax }) return (LossEquations.IndexOfLargest(answer), $"the {score} of the answered class");
        return (0, output.Features == 1 ? $"the answer's {score.TrimEnd(',')}" : $"the first of the answer's {Count(output.Features, isHead ? "score" : "number")}");
    }

    private static int MostAnswers(ReferenceModel<float> model, ExampleRun example) =>
        (int)Math.Clamp(MaximumWork / Math.Max(1, (long)model.Layout.Count * example.Steps), MinimumAnswers, MaximumAnswers);

    /// <summary>Steps with the last one among them, evenly spread where they are many.</summary>
    private static int[] Spread(int steps, int most) => steps <= most
        ? [.. Enumerable.Range(0, steps)]
        : [.. Enumerable.Range(1, most).Select(i => (int)((long)i * steps / most) - 1)];
}
