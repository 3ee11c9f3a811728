namespace GenRnn.Samples;

/// <summary>The adding problem: the sum of the two marked numbers.</summary>
[RecurrentModel]
[Input(2)]
[Gru(32)]
[Dense(1)]
public sealed partial class AdditionGru;
