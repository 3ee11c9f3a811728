using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Models;

/// <summary>Measures a saved model on data.</summary>
internal sealed class EvaluationWork(SavedModel saved, SequenceDataset data) : IModelUse<Evaluation>
{
    public Evaluation Use<TModel>()
        where TModel : class, IRecurrentModel<TModel> => saved.Load<TModel>().Evaluate(data);
}
