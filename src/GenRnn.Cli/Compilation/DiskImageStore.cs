using System.Security.Cryptography;

namespace GenRnn.Cli.Compilation;

/// <summary>
/// Keeps compiled images in a folder, one file each, so that the next process need not compile. A file begins with the hash of
/// the image: what is damaged or cut off is compiled again. Files appear whole or not at all, and processes may share a folder.
/// A folder that cannot be written is no error: the model is compiled then, as it would be without a store.
/// </summary>
internal sealed class DiskImageStore(string folder, int capacity = DiskImageStore.Capacity) : IImageStore
{
    /// <summary>The environment variable that names another folder, or <c>off</c>.</summary>
    public const string Variable = "GENRNN_CACHE";

    /// <summary>Images that are kept; those that were not used for the longest time go first.</summary>
    private const int Capacity = 256;

    private const string Extension = ".image";

    /// <summary>The store that the environment asks for: a folder of this user's, another one, or none.</summary>
    public static IImageStore OfEnvironment(Func<string, string?>? environment = null)
    {
        string? folder = (environment ?? Environment.GetEnvironmentVariable)(Variable);
        if (string.Equals(folder, "off", StringComparison.OrdinalIgnoreCase)) return new NoImageStore();
        folder = string.IsNullOrWhiteSpace(folder) ? UsualFolder() : folder;
        return folder is null ? new NoImageStore() : new DiskImageStore(folder);
    }

    public byte[] GetOrAdd(ImageKey key, Func<byte[]> compile)
    {
        string path = Path.Combine(folder, key.Hash + Extension);
        if (Read(path) is { } found) return found;
        byte[] image = compile();
        Write(path, image);
        return image;
    }

    private static byte[]? Read(string path)
    {
        try
        {
            byte[] file = File.ReadAllBytes(path);
            if (file.Length < SHA256.HashSizeInBytes) return null;
            byte[] image = file[SHA256.HashSizeInBytes..];
            if (!SHA256.HashData(image).AsSpan().SequenceEqual(file.AsSpan(0, SHA256.HashSizeInBytes))) return null;
            Touch(path);
            return image;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The time of the last use is kept as that of the last change, which every file system has.</summary>
    private static void Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that may only be read serves as well.
        }
    }

    private void Write(string path, byte[] image)
    {
        string temporary = Path.Combine(folder, $"{Path.GetRandomFileName()}.tmp");
        try
        {
            CreateFolder(folder);
            File.WriteAllBytes(temporary, [.. SHA256.HashData(image), .. image]);
            File.Move(temporary, path, overwrite: true);
            Prune();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            TryDelete(temporary);
        }
    }

    /// <summary>Images are code: nobody else may write them.</summary>
    private static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Prune()
    {
        foreach (FileInfo old in new DirectoryInfo(folder).EnumerateFiles($"*{Extension}").OrderByDescending(f => f.LastWriteTimeUtc).Skip(capacity).ToArray())
            TryDelete(old.FullName);
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another process holds it, or was first.
        }
    }

    /// <summary>The folder that the system has for what can be made again.</summary>
    private static string? UsualFolder()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string? caches = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
            : Path.Combine(home, ".cache");
        return string.IsNullOrEmpty(caches) || !Path.IsPathFullyQualified(caches) ? null : Path.Combine(caches, "genrnn");
    }
}
