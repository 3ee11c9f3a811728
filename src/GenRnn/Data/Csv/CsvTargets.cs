using System.Globalization;

namespace GenRnn;

/// <summary>Targets or labels on their way out of a CSV file, one at a time: values, numbers of classes, or names of classes.</summary>
internal sealed class CsvTargets
{
    private readonly CsvTable _table;
    private readonly CsvOptions _options;
    private readonly int _column;
    private readonly int? _classes;
    private readonly Kind _kind;
    private readonly HashSet<float> _numbers = [];
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    public CsvTargets(CsvTable table, CsvOptions options, CsvColumns columns, ModelSpec? model)
    {
        _table = table;
        _options = options;
        _column = columns.Target!.Value;
        Activation? head = model is null ? null : Head.Of(model).Activation;
        _classes = model is null ? null : Math.Max(ShapeInference.Infer(model).OrThrow().Output.Features, 2);
        _kind = !columns.TargetIsNumber ? Kind.Names
            : head == Activation.Softmax || options.ClassNames is not null ? Kind.Classes
            : options.Label is not null && head is null or Activation.Sigmoid ? Kind.ClassesIfWhole
            : Kind.Values;
        foreach (string name in options.ClassNames ?? default) _names.TryAdd(name, _names.Count);
    }

    /// <summary>What the column holds.</summary>
    private enum Kind
    {
        Values,
        ClassesIfWhole,
        Classes,
        Names,
    }

    /// <summary>Whether targets are classes, or may turn out to be.</summary>
    public bool MayBeClasses => _kind != Kind.Values;

    /// <summary>The target of the present row: its number, or the position of its name among those that were met.</summary>
    /// <exception cref="DataFileException">It is no number where the first was one, or one class more than the model tells apart.</exception>
    public float Read()
    {
        float number = _kind == Kind.Names ? 0 : _table.Number(_column);
        if (_kind is Kind.Values or Kind.ClassesIfWhole) return number;
        if (_kind == Kind.Classes && _options.ClassNames is { Count: 0 }) return IsWhole(number) ? number : throw _table.Refuse($"{_table.Place(_column)} is '{NameOf(number)}'", "a class id, a whole number from 0 on", "Correct the label.");
        string name = _kind == Kind.Classes ? NameOf(number) : _table.Text(_column);
        if (_options.ClassNames is { Count: > 0 } known)
            return _names.TryGetValue(name, out int id) ? id : throw _table.Refuse($"{_table.Place(_column)} is '{name}'", $"a class that the model was trained on, one of '{string.Join("', '", known)}'", "Correct the label.");
        if (_kind == Kind.Classes ? _numbers.Add(number) : _names.TryAdd(name, _names.Count)) CheckCount(name);
        return _kind == Kind.Classes ? number : _names[name];
    }

    /// <summary>What was read, as targets: one for each sequence [N], or one for each step [N, T].</summary>
    /// <param name="read">What <see cref="Read"/> gave, in the order of sequences and steps.</param>
    /// <param name="lengths">Steps of each sequence where there is a target for each step.</param>
    /// <exception cref="DataFileException">All are the same.</exception>
    public SequenceTargets ToTargets(float[] read, int[]? lengths)
    {
        if (!_options.AllowConstants && (read.Length > 1 || _kind != Kind.Values) && !read.AsSpan().ContainsAnyExcept(read[0])) throw AllTheSame(read[0]);
        if (_kind == Kind.Values || (_kind == Kind.ClassesIfWhole && !read.All(IsWhole))) return new ValueTargets(Padded(read, lengths), lengths is not null, 1);
        EquatableArray<string> names = default;
        int[] ids;
        if (_options.ClassNames is { } known)
        {
            names = known;
            ids = [.. read.Select(id => (int)id)];
        }
        else if (_kind == Kind.Names)
        {
            KeyValuePair<string, int>[] sorted = [.. _names.OrderBy(n => n.Key, StringComparer.Ordinal)];
            int[] order = new int[sorted.Length];
            for (int id = 0; id < sorted.Length; id++) order[sorted[id].Value] = id;
            names = sorted.Select(n => n.Key).ToEquatableArray();
            ids = [.. read.Select(place => order[(int)place])];
        }
        else
        {
            float[] numbers = [.. read.Distinct().Order()];
            bool areIds = numbers.All(IsWhole) && (_classes is { } classes ? numbers[^1] < classes : numbers[0] == 0);
            if (!areIds) names = numbers.Select(NameOf).ToEquatableArray();
            ids = [.. read.Select(number => areIds ? (int)number : Array.BinarySearch(numbers, number))];
        }

        return new ClassTargets(Padded(ids, lengths), lengths is not null, names.Count > 0 ? names.Count : ids.Max() + 1, names);
    }

    private static bool IsWhole(float number) => number >= 0 && number < 1 << 24 && number == MathF.Floor(number);

    private static string NameOf(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static T[] Padded<T>(T[] flat, int[]? lengths)
    {
        if (lengths is null) return flat;
        int steps = lengths.Max(), from = 0;
        var padded = new T[lengths.Length * steps];
        for (int row = 0; row < lengths.Length; row++)
        {
            Array.Copy(flat, from, padded, row * steps, lengths[row]);
            from += lengths[row];
        }

        return padded;
    }

    private void CheckCount(string name)
    {
        int count = Math.Max(_numbers.Count, _names.Count);
        if (count > _classes)
            throw _table.Refuse(
                Refusal.Text($"{_table.Place(_column)} is '{name}', a label after {count - 1} others"), Refusal.Text($"{_classes}, the classes that the model tells apart"),
                "Correct the label, or give the last layer one unit a class.");
    }

    private DataFileException AllTheSame(float first)
    {
        string value = _kind == Kind.Names ? _names.First(n => n.Value == (int)first).Key : NameOf(first);
        return _table.Refuse(
            $"The column '{_table.Columns[_column]}' is '{value}' in all rows", _kind == Kind.Values ? "values that differ, as there is nothing to learn from one" : "at least two classes, as there is nothing to learn from one",
            "Add other data.");
    }
}
