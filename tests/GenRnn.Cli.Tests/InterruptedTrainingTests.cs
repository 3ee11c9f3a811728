using System.Diagnostics;
using GenRnn.Samples;

namespace GenRnn.Cli.Tests;

/// <summary>A run that is killed at random moments, most of them while it saves its state, ends with the bits of one that is not.</summary>
public sealed class InterruptedTrainingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-interrupted").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Killing_the_process_loses_nothing(int seed)
    {
        string checkpoint = Path.Combine(_folder, "run.checkpoint");
        var random = new Random(seed);
        int kills = 0;
        while (!await Ends(checkpoint, batches: random.Next(1, 24), spin: random.Next(20_000)))
        {
            kills++;
            if (File.Exists(checkpoint)) Checkpoint.Load<RiseCounterGru>(checkpoint);
        }

        TrainingState<RiseCounterGru> state = Checkpoint.Load<RiseCounterGru>(checkpoint);
        FitResult<RiseCounterGru> whole = Trainer.Fit(RiseCounterGru.Create(seed: 1), InterruptedTraining.Data, InterruptedTraining.Options);
        Assert.InRange(kills, 4, 200);
        Assert.Equal(whole.State, state);
        Assert.Equal(whole.State.History, state.History);
        Assert.InRange(Directory.GetFiles(_folder).Length, 1, 2);
    }

    /// <summary>Runs the process until it ends, or kills it a little after a number of batches.</summary>
    private static async Task<bool> Ends(string checkpoint, int batches, int spin)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(InterruptedTraining).Assembly.Location, InterruptedTraining.Word, checkpoint]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        char[] letter = new char[1];
        for (int i = 0; i < batches; i++)
        {
            if (await process.StandardOutput.ReadAsync(letter) == 0)
            {
                await process.WaitForExitAsync();
                Assert.Equal(0, process.ExitCode);
                return true;
            }

            await process.StandardInput.WriteAsync('.');
            await process.StandardInput.FlushAsync();
        }

        // Now it saves: as soon as its file is there, or soon after, it is in the middle of it.
        SpinWait.SpinUntil(() => File.Exists(checkpoint + ".tmp"), TimeSpan.FromMilliseconds(20));
        Thread.SpinWait(spin);
        process.Kill();
        await process.WaitForExitAsync();
        return false;
    }
}
