using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Tests;

/// <summary>Compiled images in a folder.</summary>
public sealed class DiskImageStoreTests
{
    private static readonly ImageKey First = new(new string('a', 64)), Second = new(new string('b', 64));

    [Fact]
    public void Image_is_compiled_once_for_all_processes()
    {
        using var folder = new Folder();
        byte[] made = Store(folder).GetOrAdd(First, () => [1, 2, 3]);

        Assert.Equal(made, Store(folder).GetOrAdd(First, () => throw new InvalidOperationException("compiled again")));
        Assert.Equal([4], Store(folder).GetOrAdd(Second, () => [4]));
    }

    [Fact]
    public void Damaged_image_is_compiled_again_and_mended()
    {
        using var folder = new Folder();
        Store(folder).GetOrAdd(First, () => [1, 2, 3]);
        string file = Directory.GetFiles(folder["cache"]).Single();
        byte[] good = File.ReadAllBytes(file);
        for (int i = 0; i < good.Length; i++)
        {
            byte[] flipped = [.. good];
            flipped[i] ^= 1;
            Check(flipped);
            Check(good[..i]);
        }

        void Check(byte[] damaged)
        {
            File.WriteAllBytes(file, damaged);
            int compiled = 0;
            Assert.Equal([1, 2, 3], Store(folder).GetOrAdd(First, () => { compiled++; return [1, 2, 3]; }));
            Assert.Equal(1, compiled);
            Assert.Equal(good, File.ReadAllBytes(file));
        }
    }

    [Fact]
    public void Folder_that_cannot_be_made_is_no_error()
    {
        using var folder = new Folder();
        folder.Text("file", "");

        Assert.Equal([1], new DiskImageStore(folder["file"]).GetOrAdd(First, () => [1]));
    }

    [Fact]
    public void Images_that_were_not_used_for_the_longest_time_go_first()
    {
        using var folder = new Folder();
        ImageKey[] keys = [.. "abcd".Select(c => new ImageKey(new string(c, 64)))];
        var store = new DiskImageStore(folder["cache"], capacity: 3);
        DateTime past = DateTime.UtcNow.AddDays(-4);
        foreach (ImageKey key in keys[..3])
        {
            store.GetOrAdd(key, () => [1]);
            File.SetLastWriteTimeUtc(Path.Combine(folder["cache"], key.Hash + ".image"), past = past.AddDays(1));
        }

        store.GetOrAdd(keys[0], () => [2]);
        store.GetOrAdd(keys[3], () => [1]);

        Assert.Equal([keys[0].Hash, keys[2].Hash, keys[3].Hash], Directory.GetFiles(folder["cache"]).Select(f => Path.GetFileNameWithoutExtension(f)!).Order());
    }

    [Fact]
    public void Nothing_but_whole_images_is_left_in_the_folder()
    {
        using var folder = new Folder();
        Parallel.For(0, 64, i => Assert.Equal([7, 7], Store(folder).GetOrAdd(i % 2 == 0 ? First : Second, () => [7, 7])));

        Assert.Equal([First.Hash + ".image", Second.Hash + ".image"], Directory.GetFiles(folder["cache"]).Select(f => Path.GetFileName(f)!).Order());
    }

    [Fact]
    public void Environment_names_the_folder_or_switches_the_store_off()
    {
        using var folder = new Folder();
        DiskImageStore.OfEnvironment(_ => folder["mine"]).GetOrAdd(First, () => [1]);

        Assert.Single(Directory.GetFiles(folder["mine"]));
        Assert.IsType<NoImageStore>(DiskImageStore.OfEnvironment(name => name == "GENRNN_CACHE" ? "off" : null));
        Assert.IsType<DiskImageStore>(DiskImageStore.OfEnvironment(_ => null));
    }

    private static DiskImageStore Store(Folder folder) => new(folder["cache"]);
}
