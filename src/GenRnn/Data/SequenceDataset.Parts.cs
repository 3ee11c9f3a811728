namespace GenRnn;

/// <content>Parts of a data set: folds and buckets.</content>
public sealed partial class SequenceDataset
{
    /// <summary>
    /// The data set cut into folds for cross-validation: each is held back once, while the others are trained on. Folds differ
    /// by one sequence at most.
    /// </summary>
    /// <param name="folds">How many; at least 2, at most a sequence each.</param>
    /// <param name="seed">Seed of a random order in which sequences are dealt out; the order of the data when left out.</param>
    /// <param name="stratified">Whether every fold has its share of every class; for one class a sequence.</param>
    /// <exception cref="ArgumentException">A number out of range, or <paramref name="stratified"/> without one class a sequence.</exception>
    public IReadOnlyList<(SequenceDataset Training, SequenceDataset Validation)> KFold(int folds, int? seed = null, bool stratified = false)
    {
        if (folds < 2 || folds > Count)
            throw Refusal.Of(Refusal.Text($"{Refusal.Count(folds, "fold")} of {Refusal.Count(Count, "sequence")} were received"), Refusal.Text($"2 to {Count}"), "Correct the number of folds.");
        int[] order = [.. Enumerable.Range(0, Count)];
        if (seed is { } random) new RandomSource(random, RandomStreams.Data).Shuffle(order.AsSpan());
        int[] foldOf = new int[Count];
        if (stratified)
        {
            if (Targets is not ClassTargets { PerStep: false } classes)
                throw Refusal.Of("Stratified folds of a data set without one class a sequence were received", "class ids [N]", "Leave out stratified.");
            int[] ids = classes.Ids.ToArray(), byClass = [.. order.OrderBy(row => ids[row])];
            for (int i = 0; i < byClass.Length; i++) foldOf[byClass[i]] = i % folds;
        }
        else
        {
            // As in scikit-learn: runs of the order, the first ones longer where it does not come out even.
            int row = 0;
            for (int fold = 0; fold < folds; fold++)
            {
                for (int size = (Count / folds) + (fold < Count % folds ? 1 : 0); size > 0; size--) foldOf[order[row++]] = fold;
            }
        }

        return [.. Enumerable.Range(0, folds).Select(fold => (Select(Rows(f => f != fold)), Select(Rows(f => f == fold))))];

        int[] Rows(Func<int, bool> isTaken) => [.. Enumerable.Range(0, Count).Where(row => isTaken(foldOf[row]))];
    }

    /// <summary>
    /// The sequences by length: the first bucket has those of up to <paramref name="boundaries"/>[0] steps, the last those of
    /// more than the last boundary. Each is padded no further than its longest sequence; empty ones are left out.
    /// </summary>
    /// <remarks>To train with batches of similar lengths there is no need to cut the data: see <see cref="TrainingOptions.BucketBatches"/>.</remarks>
    /// <param name="boundaries">Steps, ascending.</param>
    /// <exception cref="ArgumentException">No boundary, or some that do not ascend from 1 on.</exception>
    public IReadOnlyList<SequenceDataset> BucketByLength(params ReadOnlySpan<int> boundaries)
    {
        int[] limits = boundaries.ToArray();
        for (int i = 0; i < limits.Length; i++)
        {
            if (limits[i] <= (i == 0 ? 0 : limits[i - 1]))
                throw Refusal.Of(Refusal.Text($"The boundary {limits[i]} at position {i} was received"), Refusal.Text($"more than {(i == 0 ? 0 : limits[i - 1])}"), "Give boundaries that ascend.");
        }

        if (limits.Length == 0) throw Refusal.Of("No boundary was received", "at least one", "Give the longest length of each bucket.");
        return [.. Enumerable.Range(0, Count)
            .GroupBy(row => Array.FindIndex(limits, limit => _lengths[row] <= limit) is var bucket and >= 0 ? bucket : limits.Length)
            .OrderBy(g => g.Key)
            .Select(g => Select([.. g]).Trim())];
    }

    /// <summary>The data set padded no further than its longest sequence.</summary>
    public SequenceDataset Trim()
    {
        int steps = _lengths.Max();
        if (steps == Steps) return this;
        SequenceTargets targets = Targets switch
        {
            ClassTargets { PerStep: true } classes => new ClassTargets(Cut(classes.Ids, 1), perStep: true, classes.ClassCount, classes.ClassNames),
            ValueTargets { PerStep: true } values => new ValueTargets(Cut(values.Values, values.Size), perStep: true, values.Size),
            _ => Targets,
        };
        float[]? weights = HasWeights ? Targets.PerStep ? Cut<float>(Weights, 1) : Weights.ToArray() : null;
        return new SequenceDataset(Cut(Inputs, Features), _lengths, steps, Features, targets, weights);

        T[] Cut<T>(ReadOnlySpan<T> all, int size)
        {
            var cut = new T[Count * steps * size];
            for (int row = 0; row < Count; row++) all.Slice(row * Steps * size, steps * size).CopyTo(cut.AsSpan(row * steps * size));
            return cut;
        }
    }
}
