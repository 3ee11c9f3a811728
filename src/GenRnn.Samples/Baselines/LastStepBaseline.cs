namespace GenRnn.Samples;

/// <summary>
/// What a model without memory reaches: a logistic regression that sees the last step of a sequence alone or, where there is
/// an answer at every step, that step alone.
/// </summary>
public static class LastStepBaseline
{
    /// <summary>Fits it to the training data and measures it on the test data.</summary>
    /// <exception cref="ArgumentException">The targets are no classes.</exception>
    public static TraceBaseline Measure(SequenceDataset training, SequenceDataset test)
    {
        (List<float[]> rows, List<int> labels, int classes, bool perStep) = Rows(training);
        SoftmaxRegression model = SoftmaxRegression.Fit(rows, labels, classes);
        (List<float[]> testRows, List<int> testLabels, _, _) = Rows(test);
        int correct = testRows.Zip(testLabels).Count(pair => model.Predict(pair.First) == pair.Second);
        return new TraceBaseline(
            perStep ? "a logistic regression on each step alone" : "a logistic regression on the last step alone", (double)correct / testRows.Count);
    }

    private static (List<float[]> Rows, List<int> Labels, int Classes, bool PerStep) Rows(SequenceDataset data)
    {
        if (data.Targets is not ClassTargets targets)
            throw new ArgumentException("Targets that are values were received; expected class ids. Measure regression by its error.", nameof(data));
        List<float[]> rows = [];
        List<int> labels = [];
        for (int n = 0; n < data.Count; n++)
        {
            ReadOnlySpan<float> sequence = data.Sequence(n);
            for (int t = targets.PerStep ? 0 : data.Lengths[n] - 1; t < data.Lengths[n]; t++)
            {
                rows.Add(sequence.Slice(t * data.Features, data.Features).ToArray());
                labels.Add(targets.Ids[targets.PerStep ? (n * data.Steps) + t : n]);
            }
        }

        return (rows, labels, targets.ClassCount, targets.PerStep);
    }
}
