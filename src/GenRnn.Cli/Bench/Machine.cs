using System.Runtime.InteropServices;

namespace GenRnn.Cli.Bench;

/// <summary>What figures have to be read with.</summary>
internal static class Machine
{
    /// <summary>Processor and runtime.</summary>
    public static string Describe() => $"{Processor()}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        try
        {
            const string Key = "model name";
            string? line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith(Key, StringComparison.Ordinal));
            if (line is not null) return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only Linux has that file.
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
