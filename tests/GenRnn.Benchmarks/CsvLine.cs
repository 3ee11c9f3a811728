using System.Globalization;

namespace GenRnn.Benchmarks;

/// <summary>A figure of this library as a line: genrnn,section,cell,I,H,batch,T,median,min,extra.</summary>
internal static class CsvLine
{
    public static void Write(TextWriter output, string section, string cell, int inputs, int units, int batch, int steps, double median, double minimum, string extra)
    {
        output.WriteLine(string.Join(',', "genrnn", section, cell, Number(inputs), Number(units), Number(batch), Number(steps), Number(median), Number(minimum), extra));
        output.Flush();
    }

    public static string Number(double value) => value.ToString(value < 100 && value != Math.Floor(value) ? "0.###" : "0.#", CultureInfo.InvariantCulture);
}
