using GenRnn.Cli.Commands;

namespace GenRnn.Cli.Models;

/// <summary>Kinds of scaling by name.</summary>
internal static class Scalers
{
    /// <summary>All names.</summary>
    public const string Known = "standard, minmax, robust or none";

    /// <summary>Refuses a name that is none.</summary>
    /// <exception cref="WrongCallException">It is none.</exception>
    public static void Check(string? name)
    {
        if (name is not (null or "standard" or "minmax" or "robust" or "none"))
            throw new WrongCallException($"'{name}' was received for --scale; expected {Known}. Correct it.");
    }

    /// <summary>Scalers of inputs that are numbers, and of targets that are values of a linear head.</summary>
    public static ModelPreparation Fit(string name, ModelSpec spec, SequenceDataset training)
    {
        bool scalesTargets = training.Targets is ValueTargets && spec.Layers[^1] is DenseSpec { Activation: Activation.Linear };
        return new ModelPreparation
        {
            InputScaler = spec.ReadsTokens ? null : name switch
            {
                "standard" => Standardizer.Fit(training),
                "minmax" => MinMaxScaler.Fit(training),
                "robust" => RobustScaler.Fit(training),
                _ => null,
            },
            TargetScaler = !scalesTargets ? null : name switch
            {
                "standard" => Standardizer.FitTargets(training),
                "minmax" => MinMaxScaler.FitTargets(training),
                "robust" => RobustScaler.FitTargets(training),
                _ => null,
            },
        };
    }
}
