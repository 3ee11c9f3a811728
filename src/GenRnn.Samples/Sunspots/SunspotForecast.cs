namespace GenRnn.Samples;

/// <summary>How well a model forecasts.</summary>
/// <param name="Trace">The run.</param>
/// <param name="Error">Root of the mean squared error on the test, in deviations of the training part.</param>
/// <param name="NaiveError">The same for repeating the last value.</param>
public sealed record SunspotForecast(ModelTrace Trace, double Error, double NaiveError)
{
    /// <summary>Below 1 when the model forecasts better than repeating the last value.</summary>
    public double Ratio => Error / NaiveError;
}
