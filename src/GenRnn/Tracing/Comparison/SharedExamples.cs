namespace GenRnn;

/// <summary>Which sequences show best how models differ.</summary>
internal static class SharedExamples
{
    /// <summary>The first example, then in turn what each model got wrong and what each got right.</summary>
    public static IReadOnlyList<int> Of(IReadOnlyList<ModelTrace> traces, int count)
    {
        List<int> chosen = [traces[0].Examples[0].Index];
        int wrong = (count + 1) / 2;
        Take(wrong, e => e.IsRight == false);
        Take(count, e => e.IsRight != false);
        Take(count, _ => true);
        return chosen;

        void Take(int until, Func<TraceExample, bool> isWanted)
        {
            int[][] queues = [.. traces.Select(t => t.Examples.Skip(1).Where(isWanted).Select(e => e.Index).ToArray())];
            for (int rank = 0; queues.Any(q => rank < q.Length); rank++)
            {
                foreach (int[] queue in queues)
                {
                    if (chosen.Count >= until) return;
                    if (rank < queue.Length && !chosen.Contains(queue[rank])) chosen.Add(queue[rank]);
                }
            }
        }
    }
}
