using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>Answers for all sequences of a data set, [N, O] or [N, T, O].</summary>
internal sealed class PredictionWork(SavedModel saved, SequenceDataset data) : IModelUse<NpyArray>
{
    public NpyArray Use<TModel>()
        where TModel : class, IRecurrentModel<TModel> => NpyArray.Create(saved.Load<TModel>().Predict(data));
}
