namespace GenRnn.Browser.Tests;

/// <summary>
/// An equation with its numbers filled in, as a page shows it: z = sigmoid(0.12 + 0.30) = sigmoid(0.42) = 0.603. It holds when
/// all its sides can be the same number, each printed number standing for all that round to it.
/// </summary>
internal static class FilledEquation
{
    /// <summary>What the sides after the name come to.</summary>
    public static IReadOnlyList<Interval> Sides(string text)
    {
        string[] sides = text.Replace('\u2212', '-').Replace("\u00D7", "*", StringComparison.Ordinal).Split('=', StringSplitOptions.TrimEntries);
        return [.. sides.Skip(1).Select(side => new Parser(side).All())];
    }

    public static bool Holds(string text)
    {
        IReadOnlyList<Interval> sides = Sides(text);
        return sides.Count >= 2 && sides.All(a => sides.All(a.Meets));
    }

    private sealed class Parser(string text)
    {
        private int position;

        private char Next => position < text.Length ? text[position] : '\0';

        public Interval All()
        {
            Interval value = Sum();
            return position == text.Length ? value : throw Error();
        }

        private Interval Sum()
        {
            Interval value = Product();
            while (true)
            {
                if (Take('+')) value += Product();
                else if (Take('-')) value -= Product();
                else return value;
            }
        }

        private Interval Product()
        {
            Interval value = Factor();
            while (Take('*')) value *= Factor();
            return value;
        }

        private Interval Factor()
        {
            if (Take('(')) return Inner();
            int start = position;
            if (char.IsLetter(Next))
            {
                while (char.IsLetter(Next) || Next == '_') position++;
                string name = text[start..position];
                return Take('(') ? Inner().Map(Function(name)) : throw Error();
            }

            if (Next == '-') position++;
            while (char.IsDigit(Next) || Next == '.' || (Next == 'e' && position > start) || (Next is '-' or '+' && text[position - 1] == 'e')) position++;
            Interval number = position > start ? Interval.Printed(text[start..position]) : throw Error();
            Blanks();
            return number;
        }

        private Interval Inner()
        {
            Interval value = Sum();
            return Take(')') ? value : throw Error();
        }

        private bool Take(char symbol)
        {
            Blanks();
            if (Next != symbol) return false;
            position++;
            Blanks();
            return true;
        }

        private void Blanks()
        {
            while (Next == ' ' || Next == '\u00A0') position++;
        }

        private static Func<double, double> Function(string name) => name switch
        {
            "sigmoid" => x => 1 / (1 + Math.Exp(-x)),
            "tanh" => Math.Tanh,
            "relu" => x => Math.Max(x, 0),
            _ => throw new FormatException($"no function {name}"),
        };

        private FormatException Error() => new($"'{text}' at {position}");
    }
}
