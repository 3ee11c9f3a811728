using System.Diagnostics;
using System.Globalization;

namespace GenRnn.Benchmarks.Questions;

/// <summary>All questions in a minute, as comma-separated lines: question,case,chosen,ns,other,ns,ratio.</summary>
internal static class QuestionCsv
{
    private const double RunNanoseconds = 500_000;
    private const int Runs = 61;

    public static IReadOnlyList<Question> All { get; } =
        [new RowsQuestion(), new RemainderQuestion(), new LanesQuestion(), new ActivationsQuestion(), new LoopsQuestion(), new OrderQuestion(), new ProjectionQuestion()];

    /// <summary>Asks every question whose name has <paramref name="word"/> in it.</summary>
    public static void Run(TextWriter output, string word = "")
    {
        output.WriteLine("question,case,chosen,ns,other,ns,ratio");
        foreach (Question question in All.Where(q => q.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            foreach (Alternative alternative in question.Cases)
            {
                (double chosen, double other) = Times(alternative.Chosen(), alternative.Other());
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{question.Name},{alternative.Name},{alternative.ChosenName},{chosen:0.0},{alternative.OtherName},{other:0.0},{other / chosen:0.00}"));
                output.Flush();
            }
        }
    }

    /// <summary>The fastest run of each, in turn, so that what disturbs the machine disturbs both.</summary>
    private static (double Chosen, double Other) Times(Action<long> chosen, Action<long> other)
    {
        long chosenCalls = Calls(chosen), otherCalls = Calls(other);
        double leastChosen = double.PositiveInfinity, leastOther = double.PositiveInfinity;
        for (int run = 0; run < Runs; run++)
        {
            leastChosen = Math.Min(leastChosen, Nanoseconds(chosen, chosenCalls) / chosenCalls);
            leastOther = Math.Min(leastOther, Nanoseconds(other, otherCalls) / otherCalls);
        }

        return (leastChosen, leastOther);
    }

    private static long Calls(Action<long> loop)
    {
        loop(1);
        loop(1);
        long calls = 1;
        while (Nanoseconds(loop, calls) < RunNanoseconds / 2) calls *= 2;
        return calls;
    }

    private static double Nanoseconds(Action<long> loop, long calls)
    {
        long start = Stopwatch.GetTimestamp();
        loop(calls);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
