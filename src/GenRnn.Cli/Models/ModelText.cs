using GenRnn.Cli.Commands;

namespace GenRnn.Cli.Models;

/// <summary>Models as words of a call.</summary>
internal static class ModelText
{
    /// <summary>The model that a text states.</summary>
    /// <exception cref="WrongCallException">The text's own sentence on what is wrong with it.</exception>
    public static ModelSpec Parse(string text)
    {
        SpecResult<ModelSpec> result = SpecText.Parse(text);
        if (result.Value is not { } spec) throw new WrongCallException(result.Error!);
        ShapeResult shapes = ShapeInference.Infer(spec);
        SpecError[] errors = shapes.Shapes is null ? [.. shapes.Errors] : [.. KernelSupport.Check(spec)];
        return errors.Length == 0 ? spec : throw new WrongCallException(SpecSentence.Of(string.Join(" ", errors.Select(e => e.Message))));
    }
}
