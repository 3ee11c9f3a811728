namespace GenRnn;

/// <summary>Where the answers of a padded sequence stand, of a model with an answer a step.</summary>
internal static class AnswerOrder
{
    /// <summary>Whether answers come in the order from the end of a sequence to its start, those of padding first.</summary>
    public static bool IsTurned(ModelSpec spec) => spec.Layers.Count(layer => layer is RecurrentSpec { GoBackwards: true }) % 2 == 1;
}
