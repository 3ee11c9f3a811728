namespace GenRnn;

/// <summary>What can be had without looking at a sequence: the most frequent answer, or the mean.</summary>
/// <param name="Accuracy">Share of the most frequent answer in the training data; <see langword="null"/> where answers are no classes.</param>
/// <param name="Mean">Mean of all target values; <see langword="null"/> for class ids.</param>
internal sealed record NaiveAnswer(double? Accuracy, double? Mean)
{
    public static NaiveAnswer Of(SequenceDataset data)
    {
        switch (data.Targets)
        {
            case ClassTargets targets:
                int[] counts = new int[targets.ClassCount];
                foreach (int i in Valid(data, targets.PerStep)) counts[targets.Ids[i]]++;
                return new NaiveAnswer((double)counts.Max() / counts.Sum(), null);
            case ValueTargets targets:
                double sum = 0;
                long zeros = 0, ones = 0, count = 0;
                foreach (int i in Valid(data, targets.PerStep))
                {
                    foreach (float value in targets.Values.Slice(i * targets.Size, targets.Size))
                    {
                        sum += value;
                        count++;
                        if (value == 0) zeros++;
                        if (value == 1) ones++;
                    }
                }

                bool isBinary = targets.Size == 1 && zeros + ones == count;
                return new NaiveAnswer(isBinary ? (double)Math.Max(zeros, ones) / count : null, sum / count);
            default:
                return new NaiveAnswer(null, null);
        }
    }

    /// <summary>Mean of (target - <see cref="Mean"/>)^2 on other data; <see langword="null"/> where targets are no values.</summary>
    public double? SquaredError(SequenceDataset data)
    {
        if (Mean is not { } mean || data.Targets is not ValueTargets targets) return null;
        double sum = 0;
        long count = 0;
        foreach (int i in Valid(data, targets.PerStep))
        {
            foreach (float value in targets.Values.Slice(i * targets.Size, targets.Size))
            {
                sum += (value - mean) * (value - mean);
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>Positions of the targets that count: every sequence, or every step within a sequence's length.</summary>
    private static IEnumerable<int> Valid(SequenceDataset data, bool perStep)
    {
        for (int n = 0; n < data.Count; n++)
        {
            if (!perStep) yield return n;
            else for (int t = 0; t < data.Lengths[n]; t++) yield return (n * data.Steps) + t;
        }
    }
}
