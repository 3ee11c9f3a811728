using System;

namespace GenRnn;

/// <summary>A value, or the sentence that says why there is none.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
public sealed record SpecResult<T>
    where T : class
{
    private SpecResult(T? value, string? error) => (Value, Error) = (value, error);

    /// <summary>The value; <see langword="null"/> when there is an error.</summary>
    public T? Value { get; }

    /// <summary>What was received, what was expected, and the remedy; <see langword="null"/> when there is a value.</summary>
    public string? Error { get; }

    /// <summary>A result with a value.</summary>
    public static SpecResult<T> Ok(T value) => new(value, null);

    /// <summary>A result without one.</summary>
    public static SpecResult<T> Fail(string error) => new(null, error);

    /// <summary>The value.</summary>
    /// <exception cref="FormatException">There is none; the message is <see cref="Error"/>.</exception>
    public T OrThrow() => Value ?? throw new FormatException(Error);
}
