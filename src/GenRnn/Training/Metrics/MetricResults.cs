using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace GenRnn;

/// <summary>Results by the names of their metrics, in the order of the metrics. Immutable and equal by value.</summary>
public sealed class MetricResults : IReadOnlyDictionary<string, double>, IEquatable<MetricResults>
{
    private readonly EquatableArray<KeyValuePair<string, double>> _results;

    internal MetricResults(EquatableArray<KeyValuePair<string, double>> results) => _results = results;

    /// <summary>No results.</summary>
    public static MetricResults Empty { get; } = new(default);

    /// <inheritdoc/>
    public int Count => _results.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _results.Select(r => r.Key);

    /// <inheritdoc/>
    public IEnumerable<double> Values => _results.Select(r => r.Value);

    /// <summary>The result of a metric.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric; the message lists the names.</exception>
    public double this[string key] => TryGetValue(key, out double value)
        ? value
        : throw new KeyNotFoundException($"There is no metric '{key}'; expected one of {Names()}. Name it in Metrics.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        foreach ((string name, double result) in _results)
        {
            if (name != key) continue;
            value = result;
            return true;
        }

        value = 0;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => _results.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether names and numbers are equal, in their order; NaN equals NaN.</summary>
    public bool Equals(MetricResults? other) => other is not null && _results == other._results;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MetricResults);

    /// <inheritdoc/>
    public override int GetHashCode() => _results.GetHashCode();

    /// <summary>Names and numbers.</summary>
    public override string ToString() => string.Join(", ", _results.Select(r => Refusal.Text($"{r.Key} {r.Value:0.####}")));

    private string Names() => Count == 0 ? "none" : string.Join(", ", Keys);
}
