using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn.Kernels;

/// <summary>
/// The prediction of a model that runs layer by layer, because one of its layers looks ahead, masks steps, or is no kernel of
/// its own. It grows with the batches that it is given; once it has, a batch allocates nothing. One thread at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LayeredPrediction
{
    private const int FewestRows = 1, FewestSteps = 16;

    /// <summary>Numbers that the second-level cache keeps while layer after layer reads them: three quarters of a megabyte.</summary>
    private const int Nearby = 196_608;

    private readonly ModelSpec _spec;
    private readonly PackedLayout _layout;
    private readonly Func<TrainingLayer[]> _layers;
    private readonly bool _perStep;
    private readonly int _outputs;
    private readonly int _numbersOfStep;
    private Room? _one, _several;

    /// <summary>A prediction without room yet.</summary>
    /// <param name="spec">The model.</param>
    /// <param name="lanes">float32 lanes of the vectors that its kernels use.</param>
    /// <param name="layers">Makes a layer for each of the model's.</param>
    public LayeredPrediction(ModelSpec spec, int lanes, Func<TrainingLayer[]> layers)
    {
        (_spec, _layers) = (spec, layers);
        _layout = PackedLayout.Of(spec, lanes, spec.Storage);
        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        (_perStep, _outputs) = (shapes.Output.PerStep, shapes.Output.Features);
        _numbersOfStep = spec.InputSize + shapes.Layers.Sum(layer => layer.Output.Features * (layer.Layer is RecurrentSpec { Bidirectional: true } ? 2 : 1));
    }

    /// <summary>Runs sequences of one padded length.</summary>
    /// <param name="x">[N, T, I].</param>
    /// <param name="count">N; any number.</param>
    /// <param name="steps">T.</param>
    /// <param name="lengths">[N], the steps of each that count; none where all do.</param>
    /// <param name="states">[N, state size]: what the sequences begin from, and then what they ended with; none to begin from zeros.</param>
    /// <param name="y">[N, O] or [N, T, O].</param>
    /// <param name="weights">The packed weights.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(ref float x, int count, int steps, ReadOnlySpan<int> lengths, Span<float> states, ref float y, PackedWeights weights)
    {
        for (int first = 0, rows; first < count; first += rows)
        {
            rows = Math.Min(count - first, BlockOf(steps));
            int stateSize = states.Length / count;
            RunBlock(
                ref Unsafe.Add(ref x, (nint)first * steps * _spec.InputSize),
                rows,
                steps,
                lengths.IsEmpty ? default : lengths.Slice(first, rows),
                states.Slice(first * stateSize, rows * stateSize),
                ref Unsafe.Add(ref y, (nint)first * (_perStep ? steps : 1) * _outputs),
                weights);
        }
    }

    /// <summary>Samples of a block: 24, or 8 or 16 where what the layers compute would leave the cache.</summary>
    private int BlockOf(int steps) => (int)Math.Clamp(Nearby / ((long)steps * _numbersOfStep) / 8 * 8, 8, 24);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunBlock(ref float x, int samples, int steps, ReadOnlySpan<int> lengths, Span<float> states, ref float y, PackedWeights weights)
    {
        // One sequence is run by kernels of single steps; several fill up the rows that kernels of batches take at once.
        int rows = samples == 1 ? 1 : Math.Max(samples, TrainingKernel.MinimumRows), features = _spec.InputSize;
        Room room = RoomFor(rows, steps);
        LayeredModel model = room.Model;
        ref float inputs = ref room.Inputs.Origin;
        Span<int> valid = room.Lengths.AsSpan(0, rows);
        valid.Fill(steps);
        if (!lengths.IsEmpty) lengths.CopyTo(valid);
        if (rows > samples || !lengths.IsEmpty) KernelMemory.Clear(ref inputs, (nint)rows * steps * features);
        for (int sample = 0; sample < samples; sample++)
            KernelMemory.CopyRows(ref Unsafe.Add(ref x, (nint)sample * steps * features), features, ref Unsafe.Add(ref inputs, sample * features), rows * features, features, valid[sample]);

        model.Weights = weights.Buffer;
        model.CarriesStates = states.Length > 0;
        if (model.CarriesStates) states.CopyTo(model.States!.Span);
        model.Forward(rows, steps, valid);
        if (model.CarriesStates) model.States!.Span[..states.Length].CopyTo(states);

        RowView outputs = model.Outputs;
        if (!_perStep) KernelMemory.CopyRows(ref outputs.Origin, outputs.Stride, ref y, _outputs, _outputs, samples);
        else for (int sample = 0; sample < samples; sample++)
            KernelMemory.CopyRows(ref outputs.From(sample).Origin, rows * outputs.Stride, ref Unsafe.Add(ref y, (nint)sample * steps * _outputs), _outputs, _outputs, steps);
    }

    /// <summary>A single sequence, which may be long, has room of its own: it does not make that of batches as long.</summary>
    private Room RoomFor(int rows, int steps)
    {
        ref Room? room = ref rows == 1 ? ref _one : ref _several;
        if (room is not null && rows <= room.Model.MaximumRows && steps <= room.Model.MaximumSteps) return room;
        rows = Math.Max(rows, room?.Model.MaximumRows ?? FewestRows);
        steps = (int)Math.Max(steps, Math.Min(int.MaxValue, 2L * (room?.Model.MaximumSteps ?? (FewestSteps / 2))));
        var inputs = new AlignedBuffer(checked(rows * steps * _spec.InputSize));
        return room = new Room(new LayeredModel(_spec, _layout, records: false, inputs, rows, steps, _layers()), inputs, new int[rows]);
    }

    /// <summary>Memory for a batch.</summary>
    private sealed record Room(LayeredModel Model, AlignedBuffer Inputs, int[] Lengths);
}
