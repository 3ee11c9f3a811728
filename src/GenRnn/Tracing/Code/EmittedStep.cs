using System.Globalization;
using System.Net;

namespace GenRnn;

/// <summary>The members of a class of emitted kernels that make one step.</summary>
/// <param name="Members">In the order of the file.</param>
internal sealed record EmittedStep(EquatableArray<EmittedMember> Members)
{
    /// <summary>Characters that a page has room for.</summary>
    public const int MostCharacters = 60_000;

    private const string KernelSummary = ": one step of one sequence";

    /// <summary>Lines of all members and between them.</summary>
    public int Lines => Members.Sum(m => m.Lines.Count + 1) - 1;

    /// <summary>Name of the class of the kernels for vectors of a width.</summary>
    public static string KernelsName(int width) => "Kernels" + (32 * width).ToString(CultureInfo.InvariantCulture);

    /// <summary>Finds the step in the text of an emitted file.</summary>
    public static EmittedStep Of(string text, int width)
    {
        IReadOnlyList<EmittedMember> members = EmittedMember.Of(text, KernelsName(width));
        var found = members.Where(m => IsKernel(m) || m.Name is "Step" or "Advance" or "Head" or "Prediction").ToHashSet();
        // What a chain of layers names is a root itself; Prediction also names what only training and batches need.
        var pending = new Queue<EmittedMember>(found.Where(m => m.Name != "Prediction"));
        ILookup<string, EmittedMember> byName = members.ToLookup(m => m.Name);
        while (pending.TryDequeue(out EmittedMember? member))
        {
            HashSet<string> words = [.. member.Words];
            foreach (EmittedMember called in words.SelectMany(word => byName[word]).Where(called => called.Takes(words)))
                if (found.Add(called)) pending.Enqueue(called);
        }

        return new EmittedStep(found.Any(IsKernel) ? members.Where(found.Contains).ToEquatableArray() : EquatableArray<EmittedMember>.Empty);
    }

    /// <summary>The plan of each layer with a kernel.</summary>
    public EquatableArray<TraceLayerPlan> Plan() => Members
        .Where(m => m.Summary.EndsWith(KernelSummary + ".", StringComparison.Ordinal))
        .Select(m => new TraceLayerPlan(
            m.Summary[..^(KernelSummary.Length + 1)],
            m.Remarks.Where(IsEquation).Select(line => WebUtility.HtmlDecode(line["<c>".Length..^"</c>".Length])).ToEquatableArray(),
            m.Remarks.Where(line => !IsEquation(line)).Select(WebUtility.HtmlDecode).OfType<string>().ToEquatableArray()))
        .ToEquatableArray();

    /// <summary>
    /// The text, cut in the middle of its longest members when it is longer than a page has room for, and how many lines are
    /// left out.
    /// </summary>
    public (string Text, int LinesLeftOut) Text(int mostCharacters = MostCharacters)
    {
        int most = MostOfMember(mostCharacters), leftOut = 0;
        var parts = new List<string>();
        foreach (EmittedMember member in Members)
        {
            (string part, int left) = Cut(member.Lines, most);
            parts.Add(part);
            leftOut += left;
        }

        return (string.Join("\n\n", parts), leftOut);
    }

    /// <summary>Most characters of one member, so that all of them together have at most a given number.</summary>
    private int MostOfMember(int mostCharacters)
    {
        long rest = mostCharacters;
        int[] lengths = [.. Members.Select(m => m.Lines.Sum(line => line.Length + 1)).Order()];
        for (int i = 0; i < lengths.Length; i++)
        {
            long share = rest / (lengths.Length - i);
            if (lengths[i] > share) return (int)share;
            rest -= lengths[i];
        }

        return int.MaxValue;
    }

    private static (string Text, int LinesLeftOut) Cut(EquatableArray<string> lines, int most)
    {
        int first = 0, last = lines.Count;
        if (lines.Sum(line => line.Length + 1) > most)
        {
            const int Mark = 100;
            for (int room = (most - Mark) / 2; first < lines.Count && lines[first].Length < room; room -= lines[first++].Length + 1) { }
            for (int room = (most - Mark) / 2; last > first && lines[last - 1].Length < room; room -= lines[--last].Length + 1) { }
        }

        int left = last - first;
        if (last == lines.Count) return (string.Join('\n', lines), 0);
        string indent = new(' ', lines[first].Length - lines[first].TrimStart().Length);
        string mark = string.Create(CultureInfo.InvariantCulture, $"{indent}// ... {left:N0} lines like these are left out here ...");
        return (string.Join('\n', lines.Take(first).Append(mark).Concat(lines.Skip(last))), left);
    }

    private static bool IsKernel(EmittedMember member) => member.Summary.Contains(KernelSummary, StringComparison.Ordinal);

    private static bool IsEquation(string line) => line.StartsWith("<c>", StringComparison.Ordinal) && line.EndsWith("</c>", StringComparison.Ordinal);
}
