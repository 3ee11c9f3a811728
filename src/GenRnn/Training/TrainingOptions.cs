namespace GenRnn;

/// <summary>How to train. The defaults are those of Keras.</summary>
public sealed record TrainingOptions
{
    private const int DefaultBatchSize = 32;

    private readonly int? _batchSize;

    /// <summary>Epochs that the run has done when it ends, those of a continued state included. 0 leaves the model as it is.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>
    /// Sequences in a batch; the last batch of an epoch may be smaller. Given, it is at most the number of sequences. Left
    /// out, it is 32, or all sequences where there are fewer.
    /// </summary>
    public int BatchSize
    {
        get => _batchSize ?? DefaultBatchSize;
        init => _batchSize = value;
    }

    /// <summary>Seed of the order of sequences. A continued state brings its own random numbers.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// What to make small. Left out, it follows the head: softmax with class ids is sparse categorical cross-entropy, with
    /// distributions categorical; sigmoid with zeros and ones is binary cross-entropy; otherwise mean squared error.
    /// </summary>
    public Loss? Loss { get; init; }

    /// <summary>
    /// What the loss of every answer of a class is multiplied by in training (Keras: class_weight); 1 for a class that is left
    /// out. Accuracy, metrics that are not weighted and validation count every answer alike. <see cref="GenRnn.ClassWeights.Balanced"/> gives those
    /// that make rare classes count as much as frequent ones.
    /// </summary>
    public IReadOnlyDictionary<int, float>? ClassWeights { get; init; }

    /// <summary>How parameters follow their gradients.</summary>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam();

    /// <summary>Whether each epoch has an order of its own; otherwise all have the order of the data.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Batches that are made together so that each holds sequences of similar lengths, and few steps are padded: the random
    /// order of an epoch is cut into groups of so many batches, each group is sorted by length and cut into batches, and all
    /// batches come in a random order. Some 50 leave little padding and much chance. Needs <see cref="Shuffle"/>; none when left out.
    /// </summary>
    public int? BucketBatches { get; init; }

    /// <summary>Data that the model is not trained on, to be measured after every epoch.</summary>
    public SequenceDataset? Validation { get; init; }

    /// <summary>What is measured beside the loss, on the training data as batches come and on the validation data after every epoch.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];

    /// <summary>Told of batches and epochs, and asked after each whether to go on.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks { get; init; } = [];

    /// <summary>Told after every batch.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>
    /// Steps after which backpropagation through time stops: a sequence is learned from in parts of so many steps, each of which
    /// begins from the states that the one before it ended with, and parameters follow after each. Of a model with one answer a
    /// sequence only the last part learns. Whole sequences when left out.
    /// </summary>
    /// <remarks>Truncated backpropagation through time, after Williams and Peng (1990), with both of its lengths equal.</remarks>
    public int? Truncation { get; init; }

    /// <summary>
    /// Whether the sequences of a batch go on from the states that those of the batch before ended with, as in a stateful layer
    /// of Keras: sequence i of a batch continues sequence i of the batch before. States are zero again at the start of every
    /// epoch. It needs the order of the data: <see cref="Shuffle"/> has to be false.
    /// </summary>
    public bool CarryStates { get; init; }

    /// <summary>
    /// Threads that a run may use, the calling one among them: all processors when left out. They change no bit of the result.
    /// A batch is cut into at most 8 parts, a small one or one of a small model is not cut at all, and threads without a part are
    /// not started.
    /// </summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Stops the run before the next batch with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>When batches are cut; tests cut small ones.</summary>
    internal ShardRules Sharding { get; init; } = ShardRules.Default;

    /// <summary>Sequences in a batch of a data set.</summary>
    internal int BatchSizeFor(SequenceDataset data) => _batchSize ?? Math.Min(DefaultBatchSize, data.Count);
}
