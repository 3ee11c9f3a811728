namespace GenRnn;

/// <summary>Measures a model on data.</summary>
public static class Evaluator
{
    /// <summary>The figures of <paramref name="model"/> on <paramref name="data"/>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="data">Sequences with their targets.</param>
    /// <param name="loss">The loss to compute; left out, it follows the head as in <see cref="TrainingOptions.Loss"/>.</param>
    /// <exception cref="ArgumentException">Data that does not fit the model or the loss.</exception>
    public static Evaluation Evaluate<TModel>(TModel model, SequenceDataset data, Loss? loss = null)
        where TModel : class, IRecurrentModel<TModel> => throw new NotImplementedException();
}
