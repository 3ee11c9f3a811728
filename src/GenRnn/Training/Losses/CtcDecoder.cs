namespace GenRnn;

/// <summary>Reads labels from the outputs of a model that was trained with <see cref="Loss.Ctc"/>.</summary>
public static class CtcDecoder
{
    /// <summary>The best class of every step, each written once while it lasts, and the blank never (in Keras: greedy decoding).</summary>
    /// <param name="outputs">[T, K], probabilities or scores.</param>
    /// <param name="classes">K.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentException">No whole steps, or a blank out of range.</exception>
    public static int[] Greedy(ReadOnlySpan<float> outputs, int classes, int blank = 0)
    {
        if (classes < 1 || outputs.Length % classes != 0)
            throw Refusal.Of(Refusal.Text($"{Refusal.Count(outputs.Length, "output")} were received"), Refusal.Text($"whole steps of {classes}"), "Give the outputs of a whole sequence.");
        if (blank < 0 || blank >= classes) throw Refusal.Of(Refusal.Text($"The blank {blank} was received"), Refusal.Text($"0 to {classes - 1}"), "Correct the blank.");
        int[] best = new int[outputs.Length / classes];
        for (int t = 0; t < best.Length; t++) best[t] = LossEquations.IndexOfLargest(outputs.Slice(t * classes, classes));
        return [.. best.Where((_, t) => Begins(best, t, blank))];
    }

    /// <summary>Whether a label begins at a step.</summary>
    internal static bool Begins(int[] best, int step, int blank) => best[step] != blank && (step == 0 || best[step - 1] != best[step]);
}
