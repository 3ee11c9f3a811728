using System.Globalization;

namespace GenRnn.Samples;

/// <summary>Reads monthly sunspot numbers: lines of a month and a number, <c>"1749-01",58.0</c>, under a heading.</summary>
public static class SunspotFile
{
    /// <summary>The numbers in order.</summary>
    /// <param name="text">The content.</param>
    /// <param name="file">What errors call it.</param>
    /// <exception cref="SampleDataException">A line is wrong, or there are none.</exception>
    public static float[] Read(TextReader text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<float> values = [];
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            string[] cells = line.Split(',');
            if (cells.Length != 2)
                throw new SampleDataException(file, number, FormattableString.Invariant($"{(cells.Length == 1 ? "1 cell was" : $"{cells.Length} cells were")} received; expected a month and a number. Correct the line, or download the file again."));
            string cell = cells[1].Trim().Trim('"');
            if (float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) && float.IsFinite(value))
                values.Add(value);
            else if (number > 1)
                throw new SampleDataException(file, number, $"'{cell}' was received; expected a finite number. Correct the line, or download the file again.");
        }

        return values.Count > 0
            ? [.. values]
            : throw new SampleDataException(file, null, "There is no number in it; expected lines of a month and a number. Use the file of monthly sunspots.");
    }
}
