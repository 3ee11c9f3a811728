using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace GenRnn.Kernels;

/// <summary>
/// The forward pass that records and the backward pass through time of one class of models, for this machine's vectors, with
/// all the memory they need: a batch allocates nothing. The generator emits the derived class. One thread at a time.
/// </summary>
/// <remarks>
/// <para>A batch runs so: <see cref="Begin"/>; fill <see cref="Inputs"/> and, for sequences of different lengths,
/// <see cref="Lengths"/>; <see cref="Forward"/>; read <see cref="Scores"/>, write <see cref="ScoreGradients"/>;
/// <see cref="Backward"/>; read <see cref="Gradients"/> and change <see cref="Weights"/>.</para>
/// <para>Everything lies time first: row (t, sample) of a sequence tensor is row t * <see cref="Rows"/> + sample. A step at
/// or beyond a sample's length is masked: it carries the state, repeats the output, and takes no part in the gradients,
/// provided that the score gradients of masked steps are zero.</para>
/// <para>Scores are what the last layer computes before its activation if that layer is a <see cref="DenseSpec"/>, so that
/// losses can be stable; for a model that ends in a recurrent layer they are its states.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingKernel
{
    /// <summary>
    /// Kernels work on several samples at once and overlap the last group with the one before; a smaller batch is filled up
    /// with rows of zeros to this number.
    /// </summary>
    public const int MinimumRows = 8;

    /// <summary>Makes room for batches of up to <paramref name="samples"/> sequences of up to <paramref name="steps"/> steps.</summary>
    protected TrainingKernel(ModelSpec spec, int lanes, int samples, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(samples);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        Spec = spec;
        Layout = PackedLayout.Of(spec, lanes);
        MaximumRows = Math.Max(samples, MinimumRows);
        MaximumSteps = steps;
        TensorShape output = ShapeInference.Infer(spec).OrThrow().Output;
        HasScorePerStep = output.PerStep;
        ScoreStride = PackedLayout.PaddedUnits(output.Features);
        Weights = new AlignedBuffer(Layout.Length);
        Gradients = new AlignedBuffer(Layout.Length);
        Inputs = new AlignedBuffer(checked(steps * MaximumRows * spec.InputSize));
        int scores = checked((HasScorePerStep ? steps : 1) * MaximumRows * ScoreStride);
        Scores = new AlignedBuffer(scores);
        ScoreGradients = new AlignedBuffer(scores);
        Lengths = new int[MaximumRows];
    }

    /// <summary>The model.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Where weights and gradients lie.</summary>
    public PackedLayout Layout { get; }

    /// <summary>Samples that there is room for.</summary>
    public int MaximumRows { get; }

    /// <summary>Steps that there is room for.</summary>
    public int MaximumSteps { get; }

    /// <summary>Rows a step in the present batch: its samples, filled up to <see cref="MinimumRows"/>.</summary>
    public int Rows { get; private set; }

    /// <summary>Steps of the present batch.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether there is a score at every step, [T, rows, O], or after the last one alone, [rows, O].</summary>
    public bool HasScorePerStep { get; }

    /// <summary>Numbers from one row of scores to the next: the outputs, rounded up to a multiple of 4.</summary>
    public int ScoreStride { get; }

    /// <summary>The parameters, packed by <see cref="Layout"/>. Padding is zero and has to stay so. Kernels of one run read the same.</summary>
    public AlignedBuffer Weights { get; internal set; }

    /// <summary>The gradient for each packed parameter; <see cref="Backward"/> overwrites it. Zero in the padding.</summary>
    public AlignedBuffer Gradients { get; internal set; }

    /// <summary>[T, rows, I], time first.</summary>
    public AlignedBuffer Inputs { get; }

    /// <summary>Valid steps of each row.</summary>
    public int[] Lengths { get; }

    /// <summary>Written by <see cref="Forward"/>: rows of <see cref="ScoreStride"/> numbers.</summary>
    public AlignedBuffer Scores { get; }

    /// <summary>Read by <see cref="Backward"/>: the gradient for each score, zero in padding lanes and masked steps.</summary>
    public AlignedBuffer ScoreGradients { get; }

    /// <summary>What dropout leaves out of the batches to come; nothing unless it is set.</summary>
    public DropoutNoise Noise { get; set; }

    /// <summary>
    /// Whether the batches to come begin from <see cref="States"/> and leave there the states that they end with; otherwise
    /// they begin from zeros. Gradients do not reach the states that a batch began from.
    /// </summary>
    public bool CarriesStates { get; set; }

    /// <summary>Numbers of the states of one sample: for each recurrent layer h and, of an LSTM, c, then those of its backward half.</summary>
    public virtual int StateSize => 0;

    /// <summary>[rows, <see cref="StateSize"/>].</summary>
    public virtual Span<float> States => [];

    /// <summary>Whether the model masks other steps than those beyond a sequence's length, or passes them on in another order.</summary>
    public virtual bool MasksAnswers => false;

    /// <summary>Whether an answer of the batch that was last run forward counts, of a model with a score a step: it does not at a masked step.</summary>
    public virtual bool CountsAnswer(int step, int row) => step < Lengths[row];

    /// <summary>
    /// Begins a batch: sets <see cref="Rows"/> and <see cref="Steps"/>, all <see cref="Lengths"/> to
    /// <paramref name="steps"/>, and inputs and score gradients to zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(int samples, int steps)
    {
        if (samples < 1 || samples > MaximumRows) throw new ArgumentOutOfRangeException(nameof(samples), samples, $"Expected 1 to {MaximumRows} samples.");
        if (steps < 1 || steps > MaximumSteps) throw new ArgumentOutOfRangeException(nameof(steps), steps, $"Expected 1 to {MaximumSteps} steps.");
        Rows = Math.Max(samples, MinimumRows);
        Steps = steps;
        Lengths.AsSpan().Fill(steps);
        Inputs.Span[..(steps * Rows * Spec.InputSize)].Clear();
        ScoreGradients.Span[..((HasScorePerStep ? steps : 1) * Rows * ScoreStride)].Clear();
    }

    /// <summary>Runs the batch and records what the backward pass needs.</summary>
    public abstract void Forward();

    /// <summary>Computes the gradients of the batch that was last run forward.</summary>
    public abstract void Backward();
}
