namespace GenRnn.Cli.Compilation;

/// <summary>Keeps compiled images, so that a model that was compiled before need not be compiled again.</summary>
internal interface IImageStore
{
    /// <summary>The image with a key; <paramref name="compile"/> makes it where there is none yet.</summary>
    byte[] GetOrAdd(ImageKey key, Func<byte[]> compile);
}

/// <summary>Keeps nothing.</summary>
internal sealed class NoImageStore : IImageStore
{
    public byte[] GetOrAdd(ImageKey key, Func<byte[]> compile) => compile();
}
