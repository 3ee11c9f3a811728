namespace GenRnn;

/// <summary>One example after a layer of the trained model.</summary>
/// <param name="Layer">Name of the layer, or <c>input</c>, or that of the activation after the last one.</param>
/// <param name="Description">What the values are.</param>
/// <param name="Values">[steps, width], or [width] where there is one vector a sequence.</param>
/// <param name="Gates">What a recurrent layer computed on the way, [steps, units] each: gates, and the cell state of an LSTM.</param>
public sealed record TraceLayer(string Layer, string Description, TraceTensor Values, EquatableArray<TraceGate> Gates);

/// <summary>One of the inner values of a recurrent layer, after each step.</summary>
/// <param name="Name">z, r, n of a GRU; i, f, g, o and c of an LSTM.</param>
/// <param name="Description">What it does.</param>
/// <param name="Values">[steps, units].</param>
public sealed record TraceGate(string Name, string Description, TraceTensor Values);
