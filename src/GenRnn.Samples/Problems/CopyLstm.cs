namespace GenRnn.Samples;

/// <summary>Copy memory: at every step the blank, or one of eight symbols that were said before.</summary>
[RecurrentModel]
[Input(10)]
[Lstm(64, ReturnSequences = true)]
[Dense(9, Activation.Softmax)]
public sealed partial class CopyLstm;
