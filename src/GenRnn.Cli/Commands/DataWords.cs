using System.CommandLine;
using GenRnn.Cli.Models;

namespace GenRnn.Cli.Commands;

/// <summary>The words of a call that say how data is read.</summary>
internal sealed class DataWords
{
    /// <summary>The kinds of data, for help and sentences.</summary>
    public const string Kinds = "an npz file with x [N, T, I], y ([N] class ids or names, [N, O] or [N, T, O]) and optionally lengths [N], or a CSV file with a row a step";

    private readonly Option<int?> _window = Optional("--window", "CSV: steps of a window of the series.");
    private readonly Option<int?> _horizon = Optional("--horizon", "CSV: how far behind its window a target lies; 1 when left out.");
    private readonly Option<int?> _stride = Optional("--stride", "CSV: steps from window to window; 1 when left out.");
    private readonly Option<string?> _target = Column("--target", "CSV: the column that windows forecast.");
    private readonly Option<string?> _sequence = Column("--sequence", "CSV: the column that tells sequences apart.");
    private readonly Option<string?> _text = Column("--text", "CSV: the column with texts, for a model that begins with an embedding.");
    private readonly Option<string?> _tokens = new("--tokens") { Description = "CSV: what the tokens of texts are, word or character; word when left out.", HelpName = "KIND" };
    private readonly Option<string?> _label = Column("--label", "CSV: the column with the class or value of a sequence; texts become classes.");
    private readonly Option<string?> _features = new("--features") { Description = "CSV: columns to read as features, with commas between; all columns of numbers when left out.", HelpName = "COLUMNS" };
    private readonly Option<string?> _separator = new("--separator") { Description = "CSV: what stands between fields, or 'tab'; found out when left out.", HelpName = "CHARACTER" };
    private readonly Option<string?> _decimal = new("--decimal") { Description = "CSV: what stands before decimal places; a point when left out.", HelpName = "CHARACTER" };
    private readonly Option<bool> _noHeader = new("--no-header") { Description = "CSV: the first row holds values; columns are called 1, 2, 3." };
    private readonly Option<string?> _missing = new("--missing") { Description = "CSV: what to do with missing values: error, drop (the row) or forward-fill.", HelpName = "WAY" };
    private readonly Option<double?> _memory = Numbers.CreateReal("--max-memory", "Megabytes that the numbers of the data may take; a quarter of the memory when left out.", above: 0);

    private Option[] CsvWords => [_window, _horizon, _stride, _target, _sequence, _text, _tokens, _label, _features, _separator, _decimal, _noHeader, _missing];

    /// <summary>Adds the words to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[.. CsvWords, _memory]) command.Options.Add(option);
    }

    /// <summary>Refuses all words where rows come from standard input: the model's file says how they are read.</summary>
    /// <exception cref="WrongCallException">There is one.</exception>
    public void CheckNone(ParseResult call)
    {
        if (CsvWords.Append(_memory).FirstOrDefault(option => IsGiven(call, option)) is { } given)
            throw new WrongCallException($"{given.Name} was received with -; expected rows as the model's file says. Leave it out, or name a file of data.");
    }

    /// <summary>What a call says, on top of what is known from training.</summary>
    /// <exception cref="WrongCallException">A word that means nothing.</exception>
    public DataReading Read(ParseResult call, CancellationToken cancellation, CsvOptions? known = null)
    {
        bool isGiven = known is not null || new Option[] { _window, _target, _sequence, _text, _label }.Any(option => IsGiven(call, option));
        CsvOptions options = known ?? new CsvOptions();
        string[] kinds = [.. new Option[] { _window, _sequence, _text }.Where(option => IsGiven(call, option)).Select(option => option.Name)];
        if (kinds.Length > 1) throw new WrongCallException($"{string.Join(" and ", kinds)} were received together; expected one of them. Leave the others out.");
        if (call.GetValue(_window) is { } window) options = options with { Window = window, Sequence = null, Text = null, Label = null };
        if (call.GetValue(_sequence) is { } sequence) options = options with { Sequence = sequence, Window = null, Text = null, Target = null };
        if (call.GetValue(_text) is { } text) options = options with { Text = text, Window = null, Sequence = null, Target = null };
        options = options with
        {
            Horizon = call.GetValue(_horizon) ?? options.Horizon,
            Stride = call.GetValue(_stride) ?? options.Stride,
            Target = call.GetValue(_target) ?? options.Target,
            Label = call.GetValue(_label) ?? options.Label,
            Features = call.GetValue(_features) is { } features ? features.Split(',').Select(name => name.Trim()).ToEquatableArray() : options.Features,
            Separator = call.GetValue(_separator) is { } separator ? Character("--separator", separator) : options.Separator,
            DecimalSeparator = call.GetValue(_decimal) is { } point ? Character("--decimal", point) : options.DecimalSeparator,
            HasHeader = options.HasHeader && !call.GetValue(_noHeader),
            Missing = call.GetValue(_missing) is { } way ? Missing(way) : options.Missing,
        };
        if (call.GetValue(_tokens) is { } tokens && tokens is not ("word" or "character"))
            throw new WrongCallException($"'{tokens}' was received for --tokens; expected word or character. Correct it.");
        long? bytes = call.GetValue(_memory) is { } megabytes ? (long)Math.Min(megabytes * 1e6, long.MaxValue / 2) : null;
        return new DataReading(isGiven ? options : null, bytes is { } limit ? Math.Max(limit, 1) : null, call.GetValue(_tokens) == "character")
        {
            Cancellation = cancellation,
            Given = [.. CsvWords.Where(option => IsGiven(call, option)).Select(option => option.Name)],
        };
    }

    private static bool IsGiven(ParseResult call, Option option) => call.GetResult(option) is { Implicit: false };

    private static Option<int?> Optional(string name, string description)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "N" };
        option.CustomParser = result =>
        {
            string word = result.Tokens[0].Value;
            if (int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number > 0) return number;
            result.AddError($"'{word}' was received for {name}; expected a whole number from 1 on.");
            return null;
        };
        return option;
    }

    private static Option<string?> Column(string name, string description) => new(name) { Description = description, HelpName = "COLUMN" };

    private static char Character(string option, string word) => word switch
    {
        "tab" or "\\t" => '\t',
        { Length: 1 } => word[0],
        _ => throw new WrongCallException($"'{word}' was received for {option}; expected one character, or 'tab'. Correct it."),
    };

    private static MissingValues Missing(string way) => way switch
    {
        "error" => MissingValues.Error,
        "drop" => MissingValues.Drop,
        "forward-fill" => MissingValues.ForwardFill,
        _ => throw new WrongCallException($"'{way}' was received for --missing; expected error, drop or forward-fill. Correct it."),
    };
}
