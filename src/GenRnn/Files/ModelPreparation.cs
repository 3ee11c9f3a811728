namespace GenRnn;

/// <summary>
/// What belongs to a trained model beside its parameters: how data is prepared for it, and what its answers mean. It is saved
/// in the model's file (<see cref="ModelFile.Save{TModel}(TModel, string, ModelPreparation)"/>) and used by
/// <see cref="PreparedModel{TModel}"/>. Immutable and equal by value.
/// </summary>
public sealed record ModelPreparation
{
    /// <summary>Data as it is.</summary>
    public static ModelPreparation None { get; } = new();

    /// <summary>The name of each class; empty where classes have none.</summary>
    public EquatableArray<string> ClassNames { get; init; }

    /// <summary>How inputs are scaled.</summary>
    public FeatureScaler? InputScaler { get; init; }

    /// <summary>How targets were scaled in training, so that answers have to be scaled back.</summary>
    public FeatureScaler? TargetScaler { get; init; }

    /// <summary>How texts become token ids, for models that begin with an embedding.</summary>
    public Tokenizer? Tokenizer { get; init; }

    /// <summary>How CSV files are read, for tools that know the model by its file alone.</summary>
    public CsvOptions? Csv { get; init; }

    /// <summary>The data set as the model is trained and measured with: inputs scaled, and values as targets too.</summary>
    /// <exception cref="ArgumentException">The scalers were fitted to other data.</exception>
    public SequenceDataset Apply(SequenceDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (InputScaler is not null) data = InputScaler.Apply(data);
        return TargetScaler is not null && data.Targets is ValueTargets ? TargetScaler.ApplyToTargets(data) : data;
    }

    /// <summary>Scales inputs in place, [steps, I] row-major. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the features.</exception>
    public void ApplyToInputs(Span<float> inputs) => InputScaler?.Map(inputs, inverse: false);

    /// <summary>Scales answers back in place, [answers, O] row-major. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The length is no multiple of the outputs.</exception>
    public void RestoreOutputs(Span<float> outputs) => TargetScaler?.Map(outputs, inverse: true);
}
