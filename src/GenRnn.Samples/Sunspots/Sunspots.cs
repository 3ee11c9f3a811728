namespace GenRnn.Samples;

/// <summary>
/// Monthly sunspot numbers, one month ahead: windows of the months before, the first 80 % of the months to train on, the last
/// 20 % to test, all scaled with the mean and deviation of the first part.
/// </summary>
public static class Sunspots
{
    /// <summary>Its name on the command line.</summary>
    public const string Id = "sunspots";

    /// <summary>Passes over the training data.</summary>
    public const int DefaultEpochs = 240;

    /// <summary>Months in a window.</summary>
    public const int Window = 96;

    private const double TrainingShare = 0.8;

    /// <summary>Reads a file and cuts it into windows.</summary>
    /// <exception cref="SampleDataException">The file is not there, or not what it should be.</exception>
    public static PipelineData Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Prepare(SampleFile.Read(path, SunspotFile.Read), path);
    }

    /// <summary>Trains a model and measures it on the test.</summary>
    /// <param name="data">What <see cref="Load"/> returns.</param>
    /// <param name="seed">Seed of parameters and order.</param>
    /// <param name="epochs">Passes over the training data.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellation">Stops the training.</param>
    public static SunspotForecast Run(
        PipelineData data, int seed, int epochs = DefaultEpochs, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        FitResult<SunspotGru> fit = Trainer.Fit(
            SunspotGru.Create(seed), data.Training, Options(seed, epochs) with { Progress = progress, CancellationToken = cancellation });
        ModelTrace trace = ModelTrace.Create(fit, data.Test, new TraceOptions
        {
            Id = Id,
            Task = FormattableString.Invariant($"The sunspot numbers of {Window} months (standardised); what is the next one?"),
            IsSplit = true,
        });
        return new SunspotForecast(trace, Math.Sqrt(trace.Test.Loss), Math.Sqrt(RepeatingTheLast(data.Test)));
    }

    /// <summary>Writes what a run of a seed begins with, for other libraries: data, parameters and settings, as ID-SEED.npz, .safetensors and .json.</summary>
    /// <param name="data">What <see cref="Load"/> returns.</param>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="folder">Where the files are put.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Export(PipelineData data, int seed, string folder)
    {
        ArgumentNullException.ThrowIfNull(data);
        StartFiles.Write(folder, Id, seed, SunspotGru.Create(seed), data, Options(seed, DefaultEpochs));
    }

    /// <summary>Windows of a series; those whose target lies in the last part are the test.</summary>
    /// <exception cref="SampleDataException">The series is too short, or does not change where it is tested.</exception>
    internal static PipelineData Prepare(float[] series, string file)
    {
        int trainingMonths = (int)(series.Length * TrainingShare);
        if (trainingMonths <= Window)
            throw new SampleDataException(file, null, FormattableString.Invariant($"It has {series.Length} numbers; expected at least {(int)Math.Ceiling((Window + 1) / TrainingShare)}, a window and its target in the training part. Use the whole file."));
        if (!series.AsSpan(trainingMonths - 1).ContainsAnyExcept(series[^1]))
            throw new SampleDataException(file, null, FormattableString.Invariant($"Its last {series.Length - trainingMonths + 1} numbers are all {series[^1]}; expected numbers that change, because the error is compared to that of repeating the last. Use the whole file."));
        SequenceDataset windows = SequenceDataset.Windows(Standardizer.Fit(series.AsSpan(0, trainingMonths)).Apply(series), Window);
        int training = trainingMonths - Window;
        return new PipelineData(windows.Slice(0, training), windows.Slice(training, windows.Count - training), IsSplit: true);
    }

    private static TrainingOptions Options(int seed, int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 32,
        Seed = seed,
        Loss = Loss.MeanSquaredError,
        Optimizer = Optimizer.Adam(learningRate: 0.001f),
    };

    /// <summary>The mean squared error of answering the last number of each window.</summary>
    private static double RepeatingTheLast(SequenceDataset test)
    {
        ReadOnlySpan<float> targets = ((ValueTargets)test.Targets).Values;
        double sum = 0;
        for (int n = 0; n < test.Count; n++)
        {
            double error = test.Sequence(n)[^1] - targets[n];
            sum += error * error;
        }

        return sum / test.Count;
    }
}
