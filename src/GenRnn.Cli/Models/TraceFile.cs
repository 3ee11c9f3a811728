namespace GenRnn.Cli.Models;

/// <summary>The trace of a training run as a page.</summary>
/// <param name="path">Where the page is written.</param>
/// <param name="source">The file of data.</param>
/// <param name="code">The emitted code of the model.</param>
internal sealed class TraceFile(string path, string source, TraceCode code)
{
    /// <summary>Writes the page; its examples are those of the validation data.</summary>
    public void Write<TModel>(FitResult<TModel> fit, TrainingData data)
        where TModel : class, IRecurrentModel<TModel>
    {
        string name = Path.GetFileName(source);
        TraceHtml.Write(ModelTrace.Create(fit, data.Validation!, new TraceOptions
        {
            Id = Path.GetFileNameWithoutExtension(source),
            Task = $"Trained on {name}; what is unseen here are the sequences that were held out of it.{Scaling(data.Preparation)}",
            Code = code,
            FeatureNames = Features(data.Preparation, TModel.Spec.InputSize),
            Vocabulary = data.Preparation.Tokenizer is { } tokenizer ? ["(padding)", "(unknown)", .. tokenizer.Vocabulary] : [],
        }) with { Name = "" }, path);
    }

    private static string Scaling(ModelPreparation preparation) => (preparation.InputScaler, preparation.TargetScaler) switch
    {
        (null, null) => "",
        (not null, null) => " Inputs are shown as they were scaled for the model.",
        _ => " Inputs and answers are shown as they were scaled for the model.",
    };

    private static IReadOnlyList<string> Features(ModelPreparation preparation, int count) =>
        preparation.Csv is { Features: var names } && names.Count == count ? [.. names] : [];
}
