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
}
