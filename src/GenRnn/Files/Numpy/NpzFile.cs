using System.Collections.ObjectModel;
using System.IO.Compression;

namespace GenRnn;

/// <summary>Reads and writes NumPy's npz files: named arrays in a zip archive, stored or deflated.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";

    /// <summary>The earliest date that a zip archive knows; every entry has it, so that equal arrays give equal bytes.</summary>
    private static readonly DateTimeOffset Date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads the arrays of a file, in its order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">Arrays to read where they are there; all when left out.</param>
    /// <param name="maximumBytes">Bytes that the arrays may take together; a quarter of the memory when left out.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="DataFileException">The file is damaged, of another kind, or too large; the message says what was met.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, NpyArray> Read(
        string path, IReadOnlyCollection<string>? names = null, long? maximumBytes = null, CancellationToken cancellationToken = default)
    {
        using Stream stream = DataFile.Open(path, cancellationToken);
        return Read(stream, path, names, MemoryCeiling.Of(maximumBytes));
    }

    /// <summary>Reads the arrays of a stream that can seek.</summary>
    /// <exception cref="DataFileException">The content is damaged, of another kind, or too large; the message says what was met.</exception>
    public static IReadOnlyDictionary<string, NpyArray> Read(Stream stream, IReadOnlyCollection<string>? names = null, long? maximumBytes = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, "the stream", names, MemoryCeiling.Of(maximumBytes));
    }

    /// <summary>Writes arrays; the file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="arrays">The arrays with their names.</param>
    /// <param name="compress">Whether to deflate them.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NpyArray>> arrays, bool compress = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(arrays);
        AtomicFile.Write(path, stream => Write(stream, arrays, compress));
    }

    /// <summary>Writes arrays to a stream, in the form of a file. Equal arrays give equal bytes.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, NpyArray>> arrays, bool compress = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(arrays);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, NpyArray array) in arrays)
        {
            ZipArchiveEntry entry = archive.CreateEntry(name + Extension, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
            entry.LastWriteTime = Date;
            using Stream content = entry.Open();
            NpyFile.Write(content, array);
        }
    }

    private static IReadOnlyDictionary<string, NpyArray> Read(Stream stream, string source, IReadOnlyCollection<string>? names, long maximumBytes)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var arrays = new OrderedDictionary<string, NpyArray>(StringComparer.Ordinal);
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                if (!entry.FullName.EndsWith(Extension, StringComparison.Ordinal)) continue;
                string name = entry.FullName[..^Extension.Length];
                if (names is not null && !names.Contains(name, StringComparer.Ordinal)) continue;
                NpyArray array = Read(entry, source, name, maximumBytes);
                maximumBytes -= array.Bytes;
                if (!arrays.TryAdd(name, array)) throw new DataFileException(source, $"The array '{name}' stands twice in the archive; expected once. Save the file again with numpy.savez.");
            }

            return new ReadOnlyDictionary<string, NpyArray>(arrays);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new DataFileException(source, "The archive cannot be read; expected an npz file that numpy.savez wrote. Use a complete file; this is none, it is damaged, or it was cut off.", e);
        }
    }

    private static NpyArray Read(ZipArchiveEntry entry, string source, string name, long maximumBytes)
    {
        using var content = new CheckedStream(entry.Open());
        SpecResult<NpyArray> array = NpyReader.Read(content, entry.Length, maximumBytes);
        if (array.Error is { } error) throw new DataFileException(source, $"Array '{name}': {error}");
        return content.Checksum == entry.Crc32
            ? array.Value!
            : throw new DataFileException(source, $"Array '{name}': The checksum of its bytes is not the one in the archive; expected equal ones. Save the file again; this one is damaged.");
    }
}
