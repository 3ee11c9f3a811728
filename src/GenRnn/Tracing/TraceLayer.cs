namespace GenRnn;

/// <summary>One example after a layer of the trained model.</summary>
/// <param name="Layer">Name of the layer, or <c>input</c>, or that of the activation after the last one; the backward half of a bidirectional layer under <c>layer.backward</c>.</param>
/// <param name="Description">What the values are.</param>
/// <param name="Values">[steps, width], or [width] where there is one vector a sequence. Rows are in the order of the sequence, whatever the order in which the layer reads it.</param>
/// <param name="Gates">What a recurrent layer computed on the way, [steps, units] each: gates, and the cell state of an LSTM. NaN at masked steps.</param>
public sealed record TraceLayer(string Layer, string Description, TraceTensor Values, EquatableArray<TraceGate> Gates)
{
    /// <summary>What the gates' sums are made of, [steps, units] each, by the names that <see cref="Equations"/> use: <c>z.input</c>, <c>z.state</c>, <c>z.sum</c>.</summary>
    public EquatableArray<TraceGate> Terms { get; init; }

    /// <summary>The equations of a recurrent layer's step, in the order of computation.</summary>
    public EquatableArray<TraceEquation> Equations { get; init; }

    /// <summary>Whether the layer reads the sequence from its end: the state before a step is then that of the next row.</summary>
    public bool IsBackward { get; init; }
}

/// <summary>One of the inner values of a recurrent layer, after each step.</summary>
/// <param name="Name">z, r, n of a GRU; i, f, g, o and c of an LSTM; or a term of a sum, <c>z.input</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Values">[steps, units].</param>
public sealed record TraceGate(string Name, string Description, TraceTensor Values);
