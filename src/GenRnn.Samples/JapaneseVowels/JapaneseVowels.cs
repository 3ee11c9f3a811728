namespace GenRnn.Samples;

/// <summary>
/// The Japanese Vowels data set: nine speakers say one vowel, and the model tells them apart. 270 utterances to train on, 30
/// of each speaker in order, and 370 to test.
/// </summary>
public static class JapaneseVowels
{
    /// <summary>Its name on the command line.</summary>
    public const string Id = "japanese-vowels";

    /// <summary>Passes over the training data.</summary>
    public const int DefaultEpochs = 15;

    private const int Speakers = 9, TrainingUtterances = 30;

    private static readonly int[] TestUtterances = [31, 35, 88, 44, 29, 24, 40, 50, 29];

    /// <summary>Reads <c>ae.train</c> and <c>ae.test</c> of a folder and standardises both with the figures of the first.</summary>
    /// <exception cref="SampleDataException">A file is not there, or not what it should be.</exception>
    public static PipelineData Load(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return Prepare(
            Utterances(Path.Combine(folder, "ae.train"), Enumerable.Repeat(TrainingUtterances, Speakers)),
            Utterances(Path.Combine(folder, "ae.test"), TestUtterances));
    }

    /// <summary>Trains a model and measures it on the test.</summary>
    /// <param name="data">What <see cref="Load"/> returns.</param>
    /// <param name="seed">Seed of parameters and order.</param>
    /// <param name="epochs">Passes over the training data.</param>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="cancellation">Stops the training.</param>
    public static ModelTrace Run(
        PipelineData data, int seed, int epochs = DefaultEpochs, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        FitResult<SpeakerGru> fit = Trainer.Fit(
            SpeakerGru.Create(seed), data.Training, Options(seed, epochs) with { Progress = progress, CancellationToken = cancellation });
        return ModelTrace.Create(fit, data.Test, new TraceOptions
        {
            Id = Id,
            Task = "Twelve features of a spoken vowel, 7 to 29 steps; which of nine speakers says it?",
            Baseline = LastStepBaseline.Measure(data.Training, data.Test),
        });
    }

    /// <summary>Writes what a run of a seed begins with, for other libraries: data, parameters and settings, as ID-SEED.npz, .safetensors and .json.</summary>
    /// <param name="data">What <see cref="Load"/> returns.</param>
    /// <param name="seed">Seed of the parameters.</param>
    /// <param name="folder">Where the files are put.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Export(PipelineData data, int seed, string folder)
    {
        ArgumentNullException.ThrowIfNull(data);
        StartFiles.Write(folder, Id, seed, SpeakerGru.Create(seed), data, Options(seed, DefaultEpochs));
    }

    /// <summary>Data sets of labelled utterances, standardised with the figures of the training part.</summary>
    internal static PipelineData Prepare((IReadOnlyList<float[,]> Utterances, IReadOnlyList<int> Speakers) training, (IReadOnlyList<float[,]> Utterances, IReadOnlyList<int> Speakers) test)
    {
        string[] names = [.. Enumerable.Range(1, Speakers).Select(s => FormattableString.Invariant($"speaker {s}"))];
        SequenceDataset trainingSet = SequenceDataset.FromSequences(training.Utterances, training.Speakers, names);
        SequenceDataset testSet = SequenceDataset.FromSequences(test.Utterances, test.Speakers, names);
        Standardizer standardizer = Standardizer.Fit(trainingSet);
        return new PipelineData(standardizer.Apply(trainingSet), standardizer.Apply(testSet), IsSplit: false);
    }

    private static TrainingOptions Options(int seed, int epochs) => new()
    {
        Epochs = epochs,
        BatchSize = 8,
        Seed = seed,
        Optimizer = Optimizer.Adam(learningRate: 0.02f),
    };

    private static (IReadOnlyList<float[,]> Utterances, IReadOnlyList<int> Speakers) Utterances(string path, IEnumerable<int> counts)
    {
        IReadOnlyList<float[,]> utterances = SampleFile.Read(path, VowelFile.Read);
        return (utterances, Label(utterances.Count, counts, path));
    }

    /// <summary>The speaker of each utterance, from how many each has.</summary>
    internal static IReadOnlyList<int> Label(int utterances, IEnumerable<int> counts, string file)
    {
        int[] speakers = [.. counts.SelectMany((count, speaker) => Enumerable.Repeat(speaker, count))];
        return speakers.Length == utterances
            ? speakers
            : throw new SampleDataException(file, null, FormattableString.Invariant($"It has {utterances} utterances; expected {speakers.Length}. Download the file again."));
    }
}
