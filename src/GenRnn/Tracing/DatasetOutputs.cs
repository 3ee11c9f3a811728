namespace GenRnn;

/// <summary>What a model answers to the sequences of a data set, from the emitted kernels.</summary>
internal static class DatasetOutputs
{
    /// <summary>Numbers that a batch of inputs or outputs has at most, so that long sequences come in small batches.</summary>
    private const int MaximumNumbers = 1 << 20;

    /// <summary>The outputs of some sequences, [O] or [length, O] each, without what stands at the steps of padding.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">The data set.</param>
    /// <param name="first">The first of the sequences.</param>
    /// <param name="count">How many.</param>
    public static float[][] Of<TModel>(TModel model, SequenceDataset data, int first, int count)
        where TModel : class, IRecurrentModel<TModel>
    {
        TensorShape shape = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
        bool isTurned = shape.PerStep && AnswerOrder.IsTurned(TModel.Spec);
        int padded = data.Steps * data.Features, width = (shape.PerStep ? data.Steps : 1) * shape.Features;
        int batch = Math.Clamp(MaximumNumbers / Math.Max(padded, width), 1, Math.Max(count, 1));
        float[] outputs = new float[batch * width];
        float[][] all = new float[count][];
        for (int start = 0; start < count; start += batch)
        {
            int rows = Math.Min(batch, count - start);
            ReadOnlySpan<int> lengths = data.Lengths.Slice(first + start, rows);
            model.PredictBatch(data.Inputs.Slice((first + start) * padded, rows * padded), lengths, outputs.AsSpan(0, rows * width));
            for (int i = 0; i < rows; i++)
            {
                ReadOnlySpan<float> output = outputs.AsSpan(i * width, width);
                int skipped = isTurned ? data.Steps - lengths[i] : 0;
                all[start + i] = shape.PerStep ? output.Slice(skipped * shape.Features, lengths[i] * shape.Features).ToArray() : output.ToArray();
            }
        }

        return all;
    }
}
