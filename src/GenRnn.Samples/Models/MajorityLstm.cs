namespace GenRnn.Samples;

/// <summary>The pipeline <c>lstm</c>: whether most of ten ramps rise or fall, from the last hidden state.</summary>
[RecurrentModel]
[Input(5, Steps = 10)]
[Lstm(20)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class MajorityLstm;
