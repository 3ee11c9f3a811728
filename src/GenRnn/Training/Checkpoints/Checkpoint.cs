namespace GenRnn;

/// <summary>
/// Saves the state of a training run and loads it: parameters, what the optimiser remembers, epoch and batch, random state,
/// history, and what callbacks keep. A run that goes on from it gives the same bits as one that was never interrupted, with the same
/// data and options, on a machine with the same vectors.
/// </summary>
/// <remarks>
/// A safetensors file: tensors under <c>parameters/</c>, <c>optimizer/{slot}/</c> and <c>kept/{number}/</c>, and in the
/// metadata <c>genrnn.spec</c>, <c>genrnn.checkpoint</c> with the rest as JSON, and <c>genrnn.crc32c</c>, a checksum of
/// both. It appears whole or not at all: it is written beside its path, with <c>.tmp</c> behind its name, and then moved there, so that
/// killing the process at any moment leaves the one before.
/// </remarks>
public static class Checkpoint
{
    /// <summary>Saves a state, over a file that may be there already.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<TModel>(TrainingState<TModel> state, string path)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Write(path, TModel.Spec, state);
    }

    /// <summary>Writes a state to a stream, in the form of a file.</summary>
    public static void Save<TModel>(TrainingState<TModel> state, Stream stream)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointFormat.Write(stream, TModel.Spec, state);
    }

    /// <summary>Loads a state.</summary>
    /// <exception cref="ModelFileException">The file is no checkpoint, damaged, or one of another model; the message names the first difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingState<TModel> Load<TModel>(string path)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        using FileStream stream = ModelFile.Open(path);
        return Load<TModel>(stream, path);
    }

    /// <summary>Loads a state from a stream that can seek, from its position to its end.</summary>
    /// <exception cref="ModelFileException">The content is no checkpoint, damaged, or one of another model; the message names the first difference.</exception>
    public static TrainingState<TModel> Load<TModel>(Stream stream)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load<TModel>(stream, "the stream");
    }

    /// <summary>
    /// The state of a file if there is one, and otherwise the state before the first epoch: what a run that saves with
    /// <see cref="TrainingCheckpoint"/> begins from, however often it is interrupted.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="model">Where training begins without a file.</param>
    /// <param name="seed">Seed of the random numbers then, <see cref="TrainingOptions.Seed"/>.</param>
    /// <exception cref="ModelFileException">There is a file that is no checkpoint, damaged, or one of another model.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingState<TModel> LoadOrStart<TModel>(string path, TModel model, int seed)
        where TModel : class, IRecurrentModel<TModel>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.Exists(path) || Directory.Exists(path) ? Load<TModel>(path) : TrainingState<TModel>.Start(model, seed);
    }

    /// <summary>
    /// The state of a file if there is one, and otherwise the state before the first epoch. A file of another run is refused: one with other data, another model
    /// to begin with, or other options that its bits depend on. Epochs, callbacks, metrics, threads, and the learning rate with its schedule may be others.
    /// </summary>
    /// <remarks>A checkpoint that does not say what it comes from, as those of earlier versions do not, is not compared.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="model">Where training begins without a file, and where the run in the file began.</param>
    /// <param name="data">What the run learns from.</param>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">Data or options that do not fit the model or each other.</exception>
    /// <exception cref="ModelFileException">There is a file that is no checkpoint, damaged, or one of another model or run; the message names the first difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingState<TModel> LoadOrStart<TModel>(string path, TModel model, SequenceDataset data, TrainingOptions options)
        where TModel : class, IRecurrentModel<TModel>
    {
        var run = TrainingOrigin.Of(model, data, options);
        TrainingState<TModel> state = LoadOrStart(path, model, options.Seed);
        return state.Origin?.FirstDifference(run) is { } difference ? throw new ModelFileException(path, difference.Sentence) : state;
    }

    /// <summary>Saves a state of a model that is known at run time alone.</summary>
    internal static void Write(string path, ModelSpec spec, TrainingState state) => AtomicFile.Write(path, stream => CheckpointFormat.Write(stream, spec, state), again: true);

    private static TrainingState<TModel> Load<TModel>(Stream stream, string source)
        where TModel : class, IRecurrentModel<TModel>
    {
        CheckpointContent content = CheckpointFormat.Read(stream, source, TModel.Spec, TModel.Layout);
        return new TrainingState<TModel>(content.Parameters, content.Optimizer, content.Epoch, content.Random)
        {
            Partial = content.Partial,
            History = content.History,
            Kept = content.Kept,
            Origin = content.Origin,
        };
    }
}
