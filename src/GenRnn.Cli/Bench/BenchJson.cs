using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenRnn.Cli.Bench;

/// <summary>Limits and figures as JSON in camelCase; all times in nanoseconds.</summary>
internal static class BenchJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string Of(string machine, MachineLimits limits, IEnumerable<(ModelSpec Spec, IReadOnlyList<Figure> Figures)> models) => JsonSerializer.Serialize(
        new
        {
            Machine = machine,
            Limits = limits,
            Models = models.Select(model => new
            {
                Model = model.Spec.ToString(),
                Cost = ModelCost.Of(model.Spec),
                Figures = model.Figures.Select(f => new { f.Call, f.Count, f.Steps, f.Time.Median, f.Time.Minimum, f.PerStep, Limit = f.Bound.Nanoseconds, f.Share, LimitedBy = f.Bound.By }),
            }),
        },
        Options);
}
