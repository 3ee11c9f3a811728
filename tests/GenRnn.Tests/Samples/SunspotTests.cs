using GenRnn.Samples;

namespace GenRnn.Tests.Samples;

/// <summary>The parser of the sunspot file and the windows made of it.</summary>
public sealed class SunspotTests
{
    [Fact]
    public void Numbers_are_read_in_order_under_a_heading() =>
        Assert.Equal([58f, 62.6f, 0f], Read("\"Month\",\"Sunspots\"\n\"1749-01\",58.0\n\"1749-02\",62.6\n\"1749-03\",0\n"));

    [Fact]
    public void Heading_quotes_blanks_and_line_ends_are_optional() => Assert.Equal([58f, 62.6f], Read("1749-01,58.0\r\n1749-02, \"62.6\" \r\n\r\n"));

    [Theory]
    [InlineData("Month,Sunspots\n1749-01,58.0\n1749-02,many\n", "file, line 3: 'many' was received; expected a finite number. Correct the line, or download the file again.")]
    [InlineData("Month,Sunspots\n1749-01,58.0\n1749-02,NaN\n", "file, line 3: 'NaN' was received; expected a finite number. Correct the line, or download the file again.")]
    [InlineData("Month,Sunspots\n1749-01\n", "file, line 2: 1 cell was received; expected a month and a number. Correct the line, or download the file again.")]
    [InlineData("Month,Sunspots\n1749-01,1,2\n", "file, line 2: 3 cells were received; expected a month and a number. Correct the line, or download the file again.")]
    [InlineData("Month,Sunspots\n", "file: There is no number in it; expected lines of a month and a number. Use the file of monthly sunspots.")]
    public void Wrong_file_is_refused_in_a_sentence(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SampleDataException>(() => Read(text)).Message);

    [Fact]
    public void Series_that_is_too_short_is_refused() =>
        Assert.Equal(
            "file: It has 30 numbers; expected at least 122, a window and its target in the training part. Use the whole file.",
            Assert.Throws<SampleDataException>(() => Sunspots.Prepare(new float[30], "file")).Message);

    [Fact]
    public void Series_that_stands_still_in_the_test_is_refused() =>
        Assert.Equal(
            "file: Its last 41 numbers are all 7; expected numbers that change, because the error is compared to that of repeating the last. Use the whole file.",
            Assert.Throws<SampleDataException>(() => Sunspots.Prepare([.. Enumerable.Range(0, 200).Select(i => i < 100 ? i : 7f)], "file")).Message);

    [Fact]
    public void Shortest_series_has_a_window_in_either_part()
    {
        PipelineData data = Sunspots.Prepare([.. Enumerable.Range(0, 122).Select(i => (float)i)], "file");

        Assert.Equal((1, 25), (data.Training.Count, data.Test.Count));
    }

    [Fact]
    public void Last_fifth_of_the_months_is_what_the_test_asks_for()
    {
        float[] series = [.. Enumerable.Range(0, 200).Select(i => (float)i)];
        PipelineData data = Sunspots.Prepare(series, "file");
        Standardizer standardizer = Standardizer.Fit(series.AsSpan(0, 160));

        Assert.Equal(40, data.Test.Count);
        Assert.Equal(standardizer.Apply(series)[160..], ((ValueTargets)data.Test.Targets).Values.ToArray());
        Assert.Equal(standardizer.Apply(series)[Sunspots.Window..160], ((ValueTargets)data.Training.Targets).Values.ToArray());
        Assert.Equal(standardizer.Apply(series)[(160 - Sunspots.Window)..160], data.Test.Sequence(0).ToArray());
    }

    [Fact]
    public void Wave_is_forecast_better_than_by_repeating_the_last_value()
    {
        PipelineData data = Sunspots.Prepare([.. Enumerable.Range(0, 400).Select(i => 50 + (40 * MathF.Sin(i / 2f)))], "file");
        SunspotForecast forecast = Sunspots.Run(data, seed: 1);

        Assert.InRange(forecast.Ratio, 0, 0.5);
        Assert.Equal(Math.Sqrt(forecast.Trace.Test.Loss), forecast.Error);
    }

    [Fact]
    public void Error_of_repeating_the_last_value_is_that_of_the_series()
    {
        // A saw tooth: each value differs from the last by one deviation or more, computed here by hand.
        float[] series = [.. Enumerable.Range(0, 200).Select(i => (float)(i % 2))];
        SunspotForecast forecast = Sunspots.Run(Sunspots.Prepare(series, "file"), seed: 1, epochs: 1);

        // Mean 0.5, deviation 0.5: a step from 0 to 1 is 2 deviations.
        Assert.Equal(2, forecast.NaiveError, 5);
    }

    private static float[] Read(string text) => SunspotFile.Read(new StringReader(text), "file");
}
