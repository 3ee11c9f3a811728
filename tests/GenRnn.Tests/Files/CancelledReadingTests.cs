namespace GenRnn.Tests.Files;

/// <summary>Reading of data ends when its token is cancelled, at the beginning and in the middle.</summary>
public sealed class CancelledReadingTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    public static TheoryData<string, Action<string, CancellationToken>> Readers => new()
    {
        { "npy", (path, token) => NpyFile.Read(path, cancellationToken: token) },
        { "npz", (path, token) => NpzFile.Read(path, cancellationToken: token) },
        { "npz data", (path, token) => SequenceDataset.FromNpz(path, cancellationToken: token) },
        { "csv windows", (path, token) => SequenceDataset.FromCsv(path, new CsvOptions { Window = 2, Target = "a" }, cancellationToken: token) },
        { "csv features", (path, token) => new CsvOptions { Window = 2, Target = "a" }.WithFeaturesOf(path, token) },
        { "csv texts", (path, token) => new CsvOptions { Text = "a" }.ReadTexts(path, token).Count() },
        { "csv stream", (path, token) => SequenceStream.FromCsv(path, new CsvOptions { Window = 2, Target = "a" }, cancellationToken: token) },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void Nothing_is_read_under_a_cancelled_token(string kind, Action<string, CancellationToken> read)
    {
        File.WriteAllText(_path, $"no file of the kind {kind}");
        Assert.ThrowsAny<OperationCanceledException>(() => read(_path, new CancellationToken(canceled: true)));
        Assert.ThrowsAny<Exception>(() => read(_path, CancellationToken.None));
    }

    [Fact]
    public void Reading_ends_in_the_middle_of_an_array()
    {
        using var source = new CancellationTokenSource();
        using var inner = new CountedStream(NpyBytes.Write(NpyArray.Create<float>(new float[4 << 20])), reads: 4, source);
        Assert.ThrowsAny<OperationCanceledException>(() => NpyFile.Read(new CancellableStream(inner, source.Token)));
        Assert.InRange(inner.Position, 1, inner.Length / 2);
    }

    [Fact]
    public void Reading_ends_in_the_middle_of_rows()
    {
        File.WriteAllLines(_path, Enumerable.Range(0, 200_000).Select(i => $"text {i}").Prepend("a"));
        using var source = new CancellationTokenSource();
        int rows = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (string _ in new CsvOptions { Text = "a" }.ReadTexts(_path, source.Token))
            {
                if (++rows == 10) source.Cancel();
            }
        });
        Assert.InRange(rows, 10, 100_000);
    }

    [Fact]
    public async Task Reading_ends_in_the_middle_of_a_stream()
    {
        File.WriteAllLines(_path, Enumerable.Range(0, 200_000).Select(i => $"{i % 13}").Prepend("a"));
        SequenceStream stream = SequenceStream.FromCsv(_path, new CsvOptions { Window = 2, Target = "a" }, partSize: 100);
        using var source = new CancellationTokenSource();
        int parts = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SequenceDataset _ in stream.ReadAsync(source.Token))
            {
                if (++parts == 2) source.Cancel();
            }
        });
        Assert.InRange(parts, 2, 1000);
    }

    /// <summary>Bytes that cancel a token when they were asked for a number of times.</summary>
    private sealed class CountedStream(byte[] bytes, int reads, CancellationTokenSource source) : MemoryStream(bytes)
    {
        private int _left = reads;

        public override int Read(Span<byte> buffer)
        {
            if (--_left == 0) source.Cancel();
            return base.Read(buffer);
        }
    }
}
