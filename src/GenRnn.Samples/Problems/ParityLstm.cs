namespace GenRnn.Samples;

/// <summary>Parity: at every step, whether the number of ones so far is even or odd.</summary>
[RecurrentModel]
[Input(1)]
[Lstm(8, ReturnSequences = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class ParityLstm;
