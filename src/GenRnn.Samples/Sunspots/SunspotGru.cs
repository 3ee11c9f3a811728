namespace GenRnn.Samples;

/// <summary>The next number of a series from those before it.</summary>
[RecurrentModel]
[Input(1)]
[Gru(8)]
[Dense(1)]
public sealed partial class SunspotGru;
