namespace GenRnn;

/// <summary>Which sequences show best how models differ.</summary>
internal static class SharedExamples
{
    /// <summary>The first example, then those on which models disagree, of each kind of disagreement in turn, then one that all got wrong, then some that all got right.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<ModelTrace> traces, int count)
    {
        List<int> chosen = [traces[0].Examples[0].Index];
        List<(int Index, string Pattern, string Class)> others = [.. Shared(traces).Skip(1)];
        int right = Math.Max(1, count / 3);
        foreach ((int index, _, _) in InTurn(others.Where(o => o.Pattern.Distinct().Count() > 1), o => o.Pattern)) Add(index, count - right - 1);
        foreach ((int index, _, _) in others.Where(o => o.Pattern.All(c => c == '0'))) Add(index, count - right);
        foreach ((int index, _, _) in InTurn(others.Where(o => o.Pattern.All(c => c == '1')), o => o.Class)) Add(index, count);
        foreach ((int index, _, _) in InTurn(others, o => o.Pattern)) Add(index, count);
        foreach (int index in InTurn(traces.SelectMany(t => t.Examples.Select(e => (e.Index, t))), p => p.t).Select(p => p.Index)) Add(index, count);
        return chosen;

        void Add(int index, int until)
        {
            if (chosen.Count < until && !chosen.Contains(index)) chosen.Add(index);
        }
    }

    /// <summary>Examples that all traces have: which models were right, and what was right last.</summary>
    private static IEnumerable<(int Index, string Pattern, string Class)> Shared(IReadOnlyList<ModelTrace> traces) =>
        from example in traces[0].Examples
        let same = traces.Select(t => t.Examples.FirstOrDefault(e => e.Index == example.Index)).ToArray()
        where same.All(e => e is not null)
        select (example.Index, string.Concat(same.Select(e => e!.IsRight switch { true => '1', false => '0', _ => '-' })), example.Expected.LastOrDefault() ?? "");

    /// <summary>One of each kind, then another one of each, and so on.</summary>
    private static IEnumerable<T> InTurn<T, TKind>(IEnumerable<T> items, Func<T, TKind> kind) =>
        items.GroupBy(kind).SelectMany((g, place) => g.Select((item, rank) => (item, rank, place))).OrderBy(p => p.rank).ThenBy(p => p.place).Select(p => p.item);
}
