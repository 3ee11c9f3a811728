namespace GenRnn.Samples;

/// <summary>Temporal order: which of XX, XY, YX and YY was among the symbols.</summary>
[RecurrentModel]
[Input(8)]
[Lstm(16)]
[Dense(4, Activation.Softmax)]
public sealed partial class OrderLstm;
