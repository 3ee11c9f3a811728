using System.CommandLine;
using System.Globalization;

namespace GenRnn.Cli.Commands;

/// <summary>Options with a whole number.</summary>
internal static class Numbers
{
    /// <summary>An option whose number is at least <paramref name="minimum"/>.</summary>
    public static Option<int> Create(string name, string description, int standard, int minimum = 1) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            string word = result.Tokens[0].Value;
            if (int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= minimum) return number;
            string range = minimum == int.MinValue ? "" : string.Create(CultureInfo.InvariantCulture, $" from {minimum} on");
            result.AddError($"'{word}' was received for {name}; expected a whole number{range}.");
            return standard;
        },
    };

    /// <summary>An option whose number is positive and one of float32: neither too large for it nor so small that it would be 0.</summary>
    public static Option<float?> CreateSingle(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result =>
        {
            string word = result.Tokens[0].Value;
            if (float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float number) && number > 0 && float.IsFinite(number)) return number;
            result.AddError($"'{word}' was received for {name}; expected a number above 0 within the range of float32, 1e-45 to 3.4e38.");
            return null;
        },
    };

    /// <summary>An option whose number may have decimal places, is finite, and lies between two others.</summary>
    public static Option<double?> CreateReal(string name, string description, double above, double below = double.PositiveInfinity) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result =>
        {
            string word = result.Tokens[0].Value;
            if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > above && number < below) return number;
            string range = double.IsFinite(below) ? string.Create(CultureInfo.InvariantCulture, $"between {above} and {below}") : string.Create(CultureInfo.InvariantCulture, $"above {above}");
            result.AddError($"'{word}' was received for {name}; expected a number {range}.");
            return null;
        },
    };
}
