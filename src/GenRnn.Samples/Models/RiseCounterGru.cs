namespace GenRnn.Samples;

/// <summary>The pipeline <c>gru</c>: whether few, some or many of ten ramps rise.</summary>
[RecurrentModel]
[Input(5, Steps = 10)]
[Gru(16)]
[Dense(3, Activation.Softmax)]
public sealed partial class RiseCounterGru;
