using System;
using System.Globalization;

namespace GenRnn;

/// <summary>How the values of an option are written and read: in a text as words, in an attribute as constants.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="Write">The word for a value.</param>
/// <param name="Read">The value of a word, boxed; <see langword="null"/> for a word that is none.</param>
/// <param name="FromConstant">The value of a constant in an attribute.</param>
/// <param name="Expected">What a word can be.</param>
internal sealed record OptionValues<T>(Func<T, string> Write, Func<string, object?> Read, Func<object, T> FromConstant, string Expected)
{
    /// <summary>The name of an enum; <see langword="null"/> for values that are none.</summary>
    public string? Type { get; init; }

    /// <summary>What is wrong with a value of the layer at a position; <see langword="null"/> where any value is one.</summary>
    public Func<T, int?, SpecError?>? Check { get; init; }
}

/// <summary>The kinds of values that options have.</summary>
internal static class OptionValues
{
    /// <summary>true and false.</summary>
    public static OptionValues<bool> Flag { get; } = new(
        value => value ? "true" : "false",
        word => word.ToLowerInvariant() switch { "true" => true, "false" => false, _ => null },
        constant => (bool)constant,
        "true or false");

    /// <summary>Whole numbers.</summary>
    public static OptionValues<int> WholeNumber { get; } = new(
        value => value.ToString(CultureInfo.InvariantCulture), ReadWhole, constant => (int)constant, "a whole number");

    /// <summary>Numbers.</summary>
    public static OptionValues<double> Number { get; } = new(Write, ReadNumber, constant => (double)constant, "a number");

    /// <summary>Numbers that have a usual value, which stands for itself.</summary>
    public static OptionValues<double?> OptionalNumber { get; } = new(
        value => Write(value ?? double.NaN), ReadNumber, constant => (double)constant, "a number");

    /// <summary>Members of an enum.</summary>
    public static OptionValues<T> Choice<T>()
        where T : struct, Enum => new(
            value => SpecWords.Of(value), word => SpecWords.Find<T>(word), constant => (T)Enum.ToObject(typeof(T), constant), "one of " + string.Join(", ", SpecWords.All<T>()))
        {
            Type = typeof(T).Name,
            Check = SpecError.UndefinedValue.Of,
        };

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Write(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The number of a word, boxed.</summary>
    public static object? ReadNumber(string word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static object? ReadWhole(string word) =>
        int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
