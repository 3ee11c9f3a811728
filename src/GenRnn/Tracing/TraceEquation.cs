namespace GenRnn;

/// <summary>An equation of a recurrent layer's step, in symbols and as a form that the numbers of a step and unit fill in.</summary>
/// <param name="Name">What it computes: <c>z</c>, <c>c</c>, <c>h</c>.</param>
/// <param name="Symbols">z = sigmoid(x Wz + bz + h Uz + b'z), for example.</param>
/// <param name="Form">
/// The same with places for numbers: <c>{z.input}</c> stands for the value called <c>z.input</c> at the step and unit,
/// <c>{h:before}</c> for h after the step before, 0 at the first.
/// </param>
public sealed record TraceEquation(string Name, string Symbols, string Form);
