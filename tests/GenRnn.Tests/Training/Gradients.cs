namespace GenRnn.Tests.Training;

/// <summary>Gradients as differences of losses.</summary>
internal static class Gradients
{
    /// <summary>How the evaluated loss changes with one parameter.</summary>
    public static double Central<TModel>(TModel model, SequenceDataset data, int parameter, Loss? loss = null)
        where TModel : class, IRecurrentModel<TModel>
    {
        const float Distance = 1f / 128;
        return (At(Distance) - At(-Distance)) / (2 * Distance);

        double At(float change)
        {
            float[] values = model.Parameters.Values.ToArray();
            values[parameter] += change;
            return Evaluator.Evaluate(TModel.FromParameters(ParameterSet.FromValues(TModel.Layout, values)), data, loss).Loss;
        }
    }
}
