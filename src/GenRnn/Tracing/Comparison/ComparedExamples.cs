namespace GenRnn;

/// <summary>Which sequences show best how models differ: <see cref="TraceOptions.Examples"/> for the traces of a comparison.</summary>
public static class ComparedExamples
{
    /// <summary>Whether a trained model answers each sequence of test data rightly: all steps, where it answers at each.</summary>
    /// <param name="fit">The training run.</param>
    /// <param name="test">The test data, of which the first 4096 sequences are looked at.</param>
    /// <returns>A mark for each; <see langword="null"/> where answers are numbers or spelt labels, which are not simply right or wrong.</returns>
    /// <exception cref="ArgumentException">The data does not fit the model.</exception>
    public static IReadOnlyList<bool?> Marks<TModel>(FitResult<TModel> fit, SequenceDataset test)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(test);
        TestAnswers answers = TestAnswers.Of(fit.Model, test, fit.Options.Loss);
        bool?[] marks = new bool?[Math.Min(test.Count, TestAnswers.MaximumSequences)];
        if (answers.Kind is not (AnswerKind.Class or AnswerKind.Labels)) return marks;
        foreach (TestAnswer answer in answers.Items) marks[answer.Sequence] = marks[answer.Sequence] != false && answer.IsRight;
        return marks;
    }

    /// <summary>
    /// Chooses sequences: those on which models disagree, the most frequent kinds of disagreement first, then some that all answered
    /// rightly, then one that none did.
    /// </summary>
    /// <param name="marks">For each model, <see cref="Marks"/> on the same test data.</param>
    /// <param name="count">How many to choose at most.</param>
    /// <returns>Their places in the test data.</returns>
    /// <exception cref="ArgumentException">There are no marks, not as many for each model, or the count is below 1.</exception>
    public static IReadOnlyList<int> Choose(IReadOnlyList<IReadOnlyList<bool?>> marks, int count = 6)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Count == 0 || marks[0].Count == 0) throw Refusal.Of("No marks were received to choose examples by", "those of each model on test data", "Pass them.");
        if (marks.FirstOrDefault(m => m.Count != marks[0].Count) is { } other)
            throw Refusal.Of(Refusal.Text($"Marks of {marks[0].Count} and of {other.Count} sequences were received"), "those of all models on the same test data", "Mark them on one set.");
        if (count < 1) throw Refusal.Of(Refusal.Text($"{count} examples were received"), "at least 1", "Ask for one or more.");

        string[] patterns = [.. Enumerable.Range(0, marks[0].Count).Select(n => string.Concat(marks.Select(m => m[n] switch { true => '1', false => '0', _ => '-' })))];
        int[][] kinds = [.. Enumerable.Range(0, patterns.Length).GroupBy(n => patterns[n]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray())];
        int[] same = [.. kinds.Where(k => IsSame(patterns[k[0]], '1')).Concat(kinds.Where(k => IsSame(patterns[k[0]], '-'))).SelectMany(k => k)];
        int[] wrong = [.. kinds.Where(k => IsSame(patterns[k[0]], '0')).SelectMany(k => k)];
        int[] mixed = [.. InTurn([.. kinds.Where(k => patterns[k[0]].Distinct().Count() > 1)])];

        // Half for what differs, one for what is too hard for all, and none of these places is left empty while others are there.
        int hard = Math.Min(wrong.Length, count > 2 ? 1 : 0), different = Math.Min(mixed.Length, Math.Max((count + 1) / 2, count - hard - same.Length));
        int alike = Math.Min(same.Length, count - hard - different);
        return [.. mixed.Take(different), .. same.Take(alike), .. wrong.Take(count - different - alike)];
    }

    private static bool IsSame(string pattern, char mark) => pattern.All(c => c == mark);

    /// <summary>One of each kind, then another one of each, and so on.</summary>
    private static IEnumerable<int> InTurn(int[][] kinds) => Enumerable.Range(0, kinds.Select(k => k.Length).DefaultIfEmpty(0).Max()).SelectMany(rank => kinds.Where(k => rank < k.Length).Select(k => k[rank]));
}
