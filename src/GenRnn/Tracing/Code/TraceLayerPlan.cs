namespace GenRnn;

/// <summary>What the compiler decided about the kernel of one step of a layer, and why.</summary>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Equations">What the kernel computes, in lines.</param>
/// <param name="Reasons">
/// The decisions in sentences, each with a word for what it is about before it: <c>Units: 1 x 16 lanes, none of them
/// padding.</c>, <c>Step: unrolled over all rows, because ...</c>.
/// </param>
public sealed record TraceLayerPlan(string Layer, EquatableArray<string> Equations, EquatableArray<string> Reasons);
