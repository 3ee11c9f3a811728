namespace GenRnn;

/// <content>Whether a data set fits a model, known as soon as both are declared.</content>
public sealed partial class SequenceDataset
{
    /// <summary>Refuses data that a model cannot be trained or measured with, as <see cref="Trainer"/> and <see cref="Evaluator"/> do before they begin.</summary>
    /// <param name="model">The model.</param>
    /// <param name="loss">The loss; the one that follows from head and targets when left out.</param>
    /// <exception cref="ArgumentException">Inputs, targets, head and loss do not fit each other; the message says the first difference.</exception>
    /// <exception cref="SpecException">The spec is no model.</exception>
    public void CheckFits(ModelSpec model, Loss? loss = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Objective.Bind(model, this, loss);
    }

    /// <summary>Refuses data that a model cannot answer to; targets do not matter.</summary>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">The model reads other inputs; the message says the first difference.</exception>
    public void CheckInputsFit(ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        DataRules.CheckInputs(model, this, "data set");
    }
}
