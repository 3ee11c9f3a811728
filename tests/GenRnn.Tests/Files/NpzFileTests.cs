using System.IO.Compression;

namespace GenRnn.Tests.Files;

/// <summary>npz files: named arrays in a zip archive.</summary>
public sealed class NpzFileTests
{
    private static readonly KeyValuePair<string, NpyArray>[] Two =
    [
        KeyValuePair.Create("x", NpyArray.Create<float>([.. Enumerable.Range(0, 3000).Select(i => (float)(i % 7))], 10, 100, 3)),
        KeyValuePair.Create("y", NpyArray.Create<long>([.. Enumerable.Range(0, 10).Select(i => (long)i)])),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Arrays_are_read_again_stored_and_deflated(bool compress)
    {
        byte[] file = Write(Two, compress);
        IReadOnlyDictionary<string, NpyArray> back = Read(file);

        Assert.Equal(["x", "y"], back.Keys);
        Assert.Equal(Two[0].Value.Span<float>(), back["x"].Span<float>());
        Assert.Equal(EquatableArray.Of(10, 100, 3), back["x"].Shape);
        Assert.Equal(Two[1].Value.Span<long>(), back["y"].Span<long>());
        Assert.Equal(compress, file.Length < 6000);
        Assert.Equal(file, Write(Two, compress));
    }

    [Fact]
    public void Only_arrays_that_are_asked_for_are_read()
    {
        Assert.Equal(["y"], NpzFile.Read(new MemoryStream(Write(Two)), ["y", "lengths"], maximumBytes: 100).Keys);
    }

    [Fact]
    public void Entries_that_are_no_arrays_are_passed_over() =>
        Assert.Equal(["a"], Read(Archive(("readme.txt", [1, 2]), ("a.npy", NpyBytes.Write(NpyArray.Create<byte>([1]))))).Keys);

    [Fact]
    public void Ceiling_holds_for_all_arrays_together()
    {
        byte[] file = Write([Two[0], KeyValuePair.Create("z", Two[0].Value)]);

        Assert.Equal(2, Read(file, maximumBytes: 24_000).Count);
        Assert.Contains("Array 'z': The array of shape [10, 100, 3] takes 12 kB; expected at most 11 kB", Refused(file, maximumBytes: 23_000), StringComparison.Ordinal);
    }

    [Fact]
    public void Small_archive_of_a_huge_array_is_refused_before_it_is_unpacked()
    {
        byte[] zeros = NpyBytes.Of(NpyBytes.Header("|u1", "(30000000,)"), new byte[30_000_000]);
        byte[] file = Archive(("x.npy", zeros));

        Assert.InRange(file.Length, 0, 100_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("takes 30 MB; expected at most 1000 kB", Refused(file, maximumBytes: 1_000_000), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Same_name_twice_is_refused()
    {
        byte[] array = NpyBytes.Write(NpyArray.Create<byte>([1]));

        Assert.Contains("'a' stands twice", Refused(Archive(("a.npy", array), ("a.npy", array))), StringComparison.Ordinal);
    }

    [Fact]
    public void Flipped_bit_of_a_number_is_found_by_the_checksum()
    {
        byte[] file = Write(Two);
        file[1000] ^= 1;

        Assert.Contains("Array 'x': The checksum", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_array_is_named() =>
        Assert.Contains("Array 'a': The array has the dtype '<c8'", Refused(Archive(("a.npy", NpyBytes.Of(NpyBytes.Header("<c8", "(1,)"), new byte[8])))), StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Truncation_anywhere_is_refused(bool compress)
    {
        byte[] good = Write(Two, compress);
        for (int length = 0; length < good.Length; length += length < good.Length - 200 ? 97 : 1) Refused(good[..length]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Random_damage_is_refused_or_harmless(bool compress)
    {
        byte[] good = Write([Two[1]], compress);
        var random = new Random(2);
        int refused = 0;
        for (int round = 0; round < 1500; round++)
        {
            byte[] file = [.. good];
            file[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                foreach (NpyArray array in Read(file, maximumBytes: 1 << 20).Values) Assert.Equal(Two[1].Value.Span<long>(), array.Span<long>());
            }
            catch (DataFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 300, 1499);
    }

    [Fact]
    public void File_appears_whole_at_its_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            NpzFile.Write(path, Two);
            Assert.Equal(2, NpzFile.Read(path).Count);
            NpyFile.Write(path, Two[1].Value);
            Assert.Equal(10, NpyFile.Read(path).Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Folder_is_refused() =>
        Assert.Contains("A folder was received", Assert.Throws<DataFileException>(() => NpzFile.Read(Path.GetTempPath())).Message, StringComparison.Ordinal);

    private static string Refused(byte[] file, long? maximumBytes = null) => Assert.Throws<DataFileException>(() => Read(file, maximumBytes)).Message;

    private static IReadOnlyDictionary<string, NpyArray> Read(byte[] file, long? maximumBytes = null) => NpzFile.Read(new MemoryStream(file), maximumBytes: maximumBytes);

    private static byte[] Write(IEnumerable<KeyValuePair<string, NpyArray>> arrays, bool compress = false)
    {
        using var stream = new MemoryStream();
        NpzFile.Write(stream, arrays, compress);
        return stream.ToArray();
    }

    private static byte[] Archive(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
