namespace GenRnn.Cli.Bench;

/// <summary>A call of a model, timed, beside what bounds it.</summary>
/// <param name="Call">step, or sequences.</param>
/// <param name="Count">Sequences of a call.</param>
/// <param name="Steps">Steps of each.</param>
/// <param name="Time">Nanoseconds of a call.</param>
/// <param name="Bound">The least time that it can take.</param>
internal sealed record Figure(string Call, int Count, int Steps, Timing Time, Bound Bound)
{
    /// <summary>Nanoseconds of one step of one sequence.</summary>
    public double PerStep => Time.Median / Count / Steps;

    /// <summary>How near the call comes to its bound; 1 is on it.</summary>
    public double Share => Bound.Nanoseconds / Time.Median;
}
