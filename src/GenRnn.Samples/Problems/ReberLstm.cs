namespace GenRnn.Samples;

/// <summary>The embedded Reber grammar: at every step, which of seven symbols comes next.</summary>
[RecurrentModel]
[Input(7)]
[Lstm(12, ReturnSequences = true)]
[Dense(7, Activation.Softmax)]
public sealed partial class ReberLstm;
