namespace GenRnn;

/// <summary>Which sequences a trace shows: the one that was asked for, some that went wrong, some that went right.</summary>
internal static class ExampleChoice
{
    /// <param name="answers">The answers to all test data.</param>
    /// <param name="first">The one that was asked for.</param>
    /// <param name="count">How many to show.</param>
    /// <param name="sequences">How many there are.</param>
    public static IReadOnlyList<int> Of(TestAnswers answers, int first, int count, int sequences)
    {
        List<int> chosen = [first];
        List<Sequence> others = [.. Sequences(answers).Where(s => s.Index != first)];
        if (others.Count == 0) others.AddRange(Enumerable.Range(0, sequences).Where(i => i != first).Take(count).Select(i => new Sequence(i, 0, 0, true)));
        if (answers.Kind == AnswerKind.Values)
        {
            // The worst, the middling and the best, again and again.
            List<Sequence> byError = [.. others.OrderByDescending(s => s.Badness)];
            for (int i = 0; chosen.Count < count && i < byError.Count; i++) Add(byError[(i % 3) switch { 0 => i / 3, 1 => (byError.Count / 2) + (i / 3), _ => byError.Count - 1 - (i / 3) }]);
        }

        int wrong = Math.Max(1, count / 2);
        foreach (Sequence sequence in others.Where(s => !s.IsRight).OrderByDescending(s => s.Badness).Take(Math.Min(wrong, count - chosen.Count))) Add(sequence);
        foreach (Sequence sequence in others.Where(s => s.IsRight).GroupBy(s => s.Class).SelectMany(g => g.Select((s, rank) => (s, rank))).OrderBy(p => p.rank).ThenBy(p => p.s.Class).Select(p => p.s))
        {
            if (chosen.Count >= count) break;
            Add(sequence);
        }

        foreach (Sequence sequence in others) Add(sequence);
        return chosen;

        void Add(Sequence sequence)
        {
            if (!chosen.Contains(sequence.Index) && chosen.Count < count) chosen.Add(sequence.Index);
        }
    }

    private static IEnumerable<Sequence> Sequences(TestAnswers answers) =>
        from answer in answers.Items
        group answer by answer.Sequence into sequence
        select answers.Kind == AnswerKind.Values
            ? new Sequence(sequence.Key, sequence.Average(a => Math.Abs(a.Actual - a.Predicted)), 0, true)
            : new Sequence(
                sequence.Key,
                sequence.Average(a => a.IsRight ? 0 : double.IsFinite(a.Confidence) ? 1 + a.Confidence : 1),
                sequence.Last().Actual,
                sequence.All(a => a.IsRight));

    /// <param name="Index">The sequence.</param>
    /// <param name="Badness">How far from right, and how sure of it.</param>
    /// <param name="Class">The class that was right at its last step.</param>
    /// <param name="IsRight">Whether every answer was.</param>
    private sealed record Sequence(int Index, double Badness, double Class, bool IsRight);
}
