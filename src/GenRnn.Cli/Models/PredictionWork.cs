using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>Answers for all sequences of a data set, [N, O] or [N, T, O].</summary>
internal sealed class PredictionWork(SavedModel saved, SequenceDataset data) : IModelUse<NpyArray>
{
    public NpyArray Use<TModel>()
        where TModel : class, IRecurrentModel<TModel>
    {
        TensorShape answer = ShapeInference.Infer(TModel.Spec).OrThrow().Output;
        int[] shape = answer.PerStep ? [data.Count, data.Steps, answer.Features] : [data.Count, answer.Features];
        float[] outputs = new float[shape.Aggregate(1, (product, length) => checked(product * length))];
        saved.Load<TModel>().PredictBatch(data.Inputs, data.Lengths, outputs);
        return NpyArray.Create<float>(outputs, shape);
    }
}
