namespace GenRnn.Browser.Tests;

/// <summary>Whether most of ten ramps rise or fall, from the last of few units.</summary>
[RecurrentModel]
[Input(5)]
[Gru(6)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class MajorityGru;

/// <summary>At every step, whether the ramp before it rose, read from both ends and by two layers.</summary>
[RecurrentModel]
[Input(5)]
[Gru(3, ReturnSequences = true, Bidirectional = true)]
[Lstm(4, ReturnSequences = true)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class PreviousStepStack;
