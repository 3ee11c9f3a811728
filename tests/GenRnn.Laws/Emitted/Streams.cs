using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>Feeds a sequence of a case step by step.</summary>
internal static class Streams
{
    /// <summary>What a prediction of the sequence would return: the outputs of all steps, or of the last.</summary>
    public static float[] Run(IModelEngine engine, ModelCase model, int sequence) => Run(engine.OpenStream(), model, sequence, 0, model.Steps);

    /// <summary>The outputs of some steps; of the last of them alone for a model that has one output.</summary>
    public static float[] Run(IModelStream stream, ModelCase model, int sequence, int first, int count)
    {
        float[] inputs = ModelCase.Row(model.Sequences(padding: 0.5f), sequence, model.SequenceLength).ToArray();
        int width = model.Spec.InputSize;
        float[][] outputs = [.. Enumerable.Range(first, count).Select(t => stream.Step(inputs.AsSpan(t * width, width)))];
        return model.OutputShape.PerStep ? [.. outputs.SelectMany(o => o)] : outputs.LastOrDefault() ?? [];
    }
}
