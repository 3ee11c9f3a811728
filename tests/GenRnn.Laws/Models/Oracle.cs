using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>The reference in double for a <see cref="ModelCase"/>.</summary>
internal static class Oracle
{
    public static ReferenceModel<double> Model(ModelCase model) => new(model.Spec, Doubles(model.Parameters()));

    /// <summary>On what prediction computes with: rounded where the storage is narrow.</summary>
    public static ReferenceModel<double> Prediction(ModelCase model) => ReferenceModel<double>.OfPrediction(
        model.Spec, ParameterSet.FromValues(ParameterLayout.Of(model.Spec), model.Parameters()));

    public static double[] Parameters(ModelCase model) => Doubles(model.Parameters());

    /// <summary>A sequence of the batch, [T, I]; beyond its length stands <paramref name="padding"/>.</summary>
    public static double[] Sequence(ModelCase model, int index, float padding = float.NaN) =>
        Doubles(ModelCase.Row(model.Sequences(padding), index, model.SequenceLength));

    /// <summary>Gradients for the scores of a sequence of the batch.</summary>
    public static double[] ScoreGradients(ModelCase model, int index) =>
        Doubles(ModelCase.Row(model.ScoreGradients(), index, model.OutputLength));

    public static double[] Doubles(ReadOnlySpan<float> numbers)
    {
        double[] doubles = new double[numbers.Length];
        for (int i = 0; i < doubles.Length; i++) doubles[i] = numbers[i];
        return doubles;
    }

    public static double Dot(IEnumerable<double> left, IEnumerable<double> right) => left.Zip(right, (a, b) => a * b).Sum();
}
