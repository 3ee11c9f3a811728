using System.Globalization;

namespace GenRnn.Cli.Tests;

/// <summary>A folder for the files of one test, which goes with it.</summary>
internal sealed class Folder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genrnn-test-");

    /// <summary>A path in the folder.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a text and returns its path.</summary>
    public string Text(string name, string content)
    {
        File.WriteAllText(this[name], content);
        return this[name];
    }

    /// <summary>
    /// Writes a task that is easily learned, and returns its path: sequences of 1 to 5 steps of 2 features, where the class is
    /// whether the first feature of the last step is positive.
    /// </summary>
    public string Signs(string name, int count, int seed = 1)
    {
        var random = new Random(seed);
        float[] x = [.. Enumerable.Range(0, count * 10).Select(_ => (2 * random.NextSingle()) - 1)];
        int[] lengths = [.. Enumerable.Range(0, count).Select(_ => random.Next(1, 6))];
        long[] y = [.. Enumerable.Range(0, count).Select(i => x[(i * 10) + (2 * (lengths[i] - 1))] > 0 ? 1L : 0L)];
        return Npz(name, ("x", NpyArray.Create<float>(x, count, 5, 2)), ("y", NpyArray.Create<long>(y)), ("lengths", NpyArray.Create<int>(lengths)));
    }

    /// <summary>Writes arrays and returns the path.</summary>
    public string Npz(string name, params (string Name, NpyArray Array)[] arrays)
    {
        NpzFile.Write(this[name], arrays.Select(a => KeyValuePair.Create(a.Name, a.Array)));
        return this[name];
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Lines of comma-separated numbers.</summary>
    public static float[][] Rows(string text) =>
        [.. text.TrimEnd('\n').Split('\n').Select(line => line.Split(',').Select(w => float.Parse(w, CultureInfo.InvariantCulture)).ToArray())];
}
