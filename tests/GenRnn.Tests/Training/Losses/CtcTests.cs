using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenRnn.Testing;
using GenRnn.Tests.Golden;

namespace GenRnn.Tests.Training;

public class CtcTests
{
    /// <summary>A sequence of scores with labels that fit into its steps.</summary>
    public sealed record Case(int Classes, int Blank, double[] Scores, int[] Labels)
    {
        public int Steps => Scores.Length / Classes;

        public override string ToString() => FormattableString.Invariant($"{Classes} classes, blank {Blank}, labels [{string.Join(", ", Labels)}], scores [{string.Join(", ", Scores)}]");
    }

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from classes in Gen.Choose(2, 5)
        from blank in Gen.Choose(0, classes - 1)
        from labels in Gen.Choose(0, classes - 2).Select(l => l < blank ? l : l + 1).ArrayOf().Select(l => l.Take(4).ToArray())
        from extra in Gen.Choose(0, 3)
        let steps = Math.Max(CtcEquations.LeastSteps(labels) + extra, 1)
        from scores in Gen.Choose(-300, 300).Select(s => s / 100.0).ArrayOf(steps * classes)
        select new Case(classes, blank, scores, labels));

    public static TheoryData<string> Names => TrainingGolden.Names("ctc");

    [Theory]
    [MemberData(nameof(Names))]
    public void Equations_give_the_golden_loss(string name)
    {
        (JsonElement golden, Case ctc) = Find(name);
        double[] gradients = new double[ctc.Scores.Length];
        Assert.Equal(golden.GetProperty("loss").GetDouble(), CtcEquations.Sequence<double>(ctc.Scores, ctc.Classes, ctc.Labels, ctc.Blank, gradients), 1e-10);
        double[] expected = golden.Numbers("gradients");
        for (int i = 0; i < gradients.Length; i++) Assert.Equal(expected[i], gradients[i], 1e-10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Vectors_give_the_golden_loss(string name)
    {
        (JsonElement golden, Case ctc) = Find(name);
        (double loss, float[] gradients) = Measure(ctc, new CtcMemory(ctc.Steps, ctc.Classes, ctc.Labels.Length, ctc.Blank), 1);
        double exact = golden.GetProperty("loss").GetDouble();
        Assert.Equal(exact, loss, 2e-6 * (1 + exact));
        double[] expected = golden.Numbers("gradients");
        for (int i = 0; i < gradients.Length; i++) Assert.Equal(expected[i], gradients[i], 2e-5);
    }

    [Fact]
    public void The_loss_is_the_sum_over_all_ways() => Law.Check(Cases, ctc =>
    {
        double sum = 0;
        foreach (int[] way in Ways(ctc.Steps, ctc.Classes))
        {
            if (!Spelt(way, ctc.Blank).SequenceEqual(ctc.Labels)) continue;
            double probability = 1;
            for (int t = 0; t < ctc.Steps; t++)
            {
                double[] row = ctc.Scores[(t * ctc.Classes)..((t + 1) * ctc.Classes)];
                probability *= Math.Exp(row[way[t]]) / row.Sum(Math.Exp);
            }

            sum += probability;
        }

        Assert.Equal(-Math.Log(sum), CtcEquations.Sequence<double>(ctc.Scores, ctc.Classes, ctc.Labels, ctc.Blank, new double[ctc.Scores.Length]), 1e-9);
    }, runs: 40);

    [Fact]
    public void Gradients_are_central_differences() => Law.Check(Cases, ctc =>
    {
        double[] gradients = new double[ctc.Scores.Length], unused = new double[ctc.Scores.Length];
        CtcEquations.Sequence<double>(ctc.Scores, ctc.Classes, ctc.Labels, ctc.Blank, gradients);
        for (int i = 0; i < gradients.Length; i++)
        {
            double difference = FiniteDifferences.Derivative(at => CtcEquations.Sequence<double>(at, ctc.Classes, ctc.Labels, ctc.Blank, unused), ctc.Scores, i);
            Assert.Equal(difference, gradients[i], FiniteDifferences.Bound * 10);
        }
    });

    [Fact]
    public void Vectors_agree_with_the_equations_in_memory_of_any_size() => Law.Check(Cases, ctc =>
    {
        double[] gradients = new double[ctc.Scores.Length];
        double loss = CtcEquations.Sequence<double>([.. ctc.Scores.Select(s => (double)(float)s)], ctc.Classes, ctc.Labels, ctc.Blank, gradients);
        var memory = new CtcMemory(ctc.Steps + 3, ctc.Classes, ctc.Labels.Length + 9, ctc.Blank);
        for (int round = 0; round < 2; round++)
        {
            (double own, float[] slopes) = Measure(ctc, memory, 0.5f);
            Assert.Equal(loss, own, 1e-5 * (1 + loss));
            for (int i = 0; i < slopes.Length; i++) Assert.Equal(gradients[i] * 0.5, slopes[i], 1e-5);
        }
    });

    [Fact]
    public void The_best_class_of_each_step_spells_the_answer() => Law.Check(Cases, ctc =>
    {
        var memory = new CtcMemory(ctc.Steps, ctc.Classes, ctc.Labels.Length, ctc.Blank);
        Measure(ctc, memory, 1);
        int[] way = [.. Enumerable.Range(0, ctc.Steps).Select(t => LossEquations.IndexOfLargest<double>(ctc.Scores.AsSpan(t * ctc.Classes, ctc.Classes)))];
        Assert.Equal(Spelt(way, ctc.Blank).SequenceEqual(ctc.Labels), memory.Spells(ctc.Steps, ctc.Labels));
        Assert.Equal(Spelt(way, ctc.Blank), CtcDecoder.Greedy([.. ctc.Scores.Select(s => (float)s)], ctc.Classes, ctc.Blank));
    });

    [Theory]
    [InlineData(5000, 40)]
    [InlineData(5000, 4)]
    public void Long_sequences_keep_their_digits(int steps, int classes)
    {
        var random = new RandomSource(1);
        double[] scores = [.. Enumerable.Range(0, steps * classes).Select(_ => (double)(float)random.NextUniform(-3, 3))];
        var ctc = new Case(classes, 0, scores, [.. Enumerable.Range(0, 30).Select(i => 1 + (i % (classes - 1)))]);
        double[] gradients = new double[scores.Length];
        double loss = CtcEquations.Sequence<double>(scores, classes, ctc.Labels, 0, gradients);
        (double own, float[] slopes) = Measure(ctc, new CtcMemory(steps, classes, 30, 0), 1);
        Assert.Equal(1, own / loss, 1e-6);
        for (int i = 0; i < slopes.Length; i++) Assert.Equal(gradients[i], slopes[i], 2e-3);
    }

    [Fact]
    public void A_score_that_is_no_number_shows_in_the_loss()
    {
        var ctc = new Case(3, 0, [1, 2, 3, 4, double.NaN, 6, 1, 1, 1], [1]);
        Assert.True(double.IsNaN(Measure(ctc, new CtcMemory(3, 3, 1, 0), 1).Loss));
    }

    private static (double Loss, float[] Gradients) Measure(Case ctc, CtcMemory memory, float scale)
    {
        float[] scores = [.. ctc.Scores.Select(s => (float)s)], gradients = new float[scores.Length];
        return (memory.Measure(ref scores[0], ref gradients[0], ctc.Classes, ctc.Steps, ctc.Labels, scale), gradients);
    }

    private static (JsonElement Golden, Case Case) Find(string name)
    {
        JsonElement golden = TrainingGolden.Case("ctc", name);
        double[][] scores = golden.Rows("scores");
        return (golden, new Case(scores[0].Length, golden.GetProperty("blank").GetInt32(), [.. scores.SelectMany(s => s)], [.. golden.Numbers("labels").Select(l => (int)l)]));
    }

    private static IEnumerable<int[]> Ways(int steps, int classes)
    {
        int count = (int)Math.Pow(classes, steps);
        for (int way = 0; way < count; way++)
        {
            int[] steppingstones = new int[steps];
            for (int t = 0, rest = way; t < steps; t++, rest /= classes) steppingstones[t] = rest % classes;
            yield return steppingstones;
        }
    }

    private static IEnumerable<int> Spelt(int[] way, int blank) => way.Where((k, t) => k != blank && (t == 0 || way[t - 1] != k));
}
