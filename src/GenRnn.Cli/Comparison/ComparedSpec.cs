using GenRnn.Cli.Commands;
using GenRnn.Cli.Models;
using GenRnn.Samples;

namespace GenRnn.Cli.Comparison;

/// <summary>A model that is made to fit a task: its layers between the task's input and head.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Spec">The model.</param>
internal sealed record ComparedSpec(string Label, ModelSpec Spec)
{
    /// <summary>The models of a call on a task.</summary>
    /// <exception cref="WrongCallException">One is no model, does not fit the task, or two are the same.</exception>
    public static IReadOnlyList<ComparedSpec> Of(IReadOnlyList<ComparedWord> words, Pipeline task)
    {
        List<ComparedSpec> specs = [];
        foreach (ComparedWord word in words)
        {
            var spec = new ComparedSpec(word.Text, Of(word, task.Spec));
            if (specs.FirstOrDefault(s => s.Spec == spec.Spec) is { } same)
            {
                throw new WrongCallException(same.Label == spec.Label
                    ? $"'{spec.Label}' was received twice for --compare; expected models that differ. Leave one out."
                    : $"'{same.Label}' and '{spec.Label}' were received for --compare, which on the task of {task.Id} are one model, '{spec.Spec}'; expected models that differ. Leave one out, or choose another --task.");
            }

            specs.Add(spec);
        }

        return specs;
    }

    private static ModelSpec Of(ComparedWord word, ModelSpec task)
    {
        if (word.Pipeline is { } pipeline) return Fit(pipeline.Spec with { Layers = pipeline.Spec.Layers.SkipLast(1).ToEquatableArray() }, task);
        if (word.IsModel) return Check(word.Text, ModelText.Parse(word.Text), task);
        if (!word.Text.Contains(' ', StringComparison.Ordinal))
            throw new WrongCallException($"'{word.Text}' was received for --compare; expected one of {TraceCommand.Ids}, layers as in 'gru 32', or a model as in 'input 5; gru 32; dense 1 sigmoid'. Correct the name.");
        SpecResult<ModelSpec> layers = SpecText.Parse($"{Start(task)}; {word.Text}");
        if (layers.Value is not { } body) throw new WrongCallException($"'{word.Text}' was received for --compare: {layers.Error}");
        if (!body.Layers.Any(l => l is RecurrentSpec))
            throw new WrongCallException($"'{word.Text}' was received for --compare; expected a recurrent layer among its layers. Add one: 'gru 32', for example.");
        return ModelText.Parse(Fit(body, task).ToString());
    }

    /// <summary>Layers with the task's input before and its head behind them; the last recurrent layer answers as often as the task asks.</summary>
    private static ModelSpec Fit(ModelSpec body, ModelSpec task)
    {
        int last = body.Layers.Select((layer, i) => (layer, i)).Last(p => p.layer is RecurrentSpec).i;
        bool perStep = AnswersAtEachStep(task);
        return body with
        {
            InputSize = task.InputSize,
            Steps = task.Steps,
            Layers = body.Layers.Select((layer, i) => i == last ? (RecurrentSpec)layer with { ReturnSequences = perStep } : layer)
                .Append(task.Layers[^1] with { Name = "" }).ToEquatableArray(),
        };
    }

    /// <summary>A whole model, which has to read and answer what the task has.</summary>
    private static ModelSpec Check(string text, ModelSpec spec, ModelSpec task)
    {
        if (spec.ReadsTokens || spec.InputSize != task.InputSize || spec.Steps is { } steps && steps != task.Steps)
            throw new WrongCallException($"'{text}' was received for --compare; expected a model that begins with '{Start(task)}', as the task does. Correct its input, or leave it out and name the layers alone.");
        if (AnswersAtEachStep(spec) != AnswersAtEachStep(task))
            throw new WrongCallException($"'{text}' was received for --compare, which answers {(AnswersAtEachStep(spec) ? "at every step" : "once")}; expected a model that answers {(AnswersAtEachStep(task) ? "at every step (return_sequences=true)" : "once")}. Correct its last recurrent layer, or name the layers alone.");
        return spec;
    }

    private static bool AnswersAtEachStep(ModelSpec spec) => ShapeInference.Infer(spec).OrThrow().Output.PerStep;

    /// <summary>What models read. Other settings of the task's own model are left to each.</summary>
    private static string Start(ModelSpec task) => ModelSpec.Input(task.InputSize, task.Steps).ToString();
}
