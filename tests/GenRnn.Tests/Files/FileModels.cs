namespace GenRnn.Tests.Files;

/// <summary>A small model with every role of parameter.</summary>
[RecurrentModel]
[Input(3)]
[Gru(2)]
[Dense(2, Activation.Softmax)]
public sealed partial class SmallGru;

/// <summary>A model that differs from <see cref="SmallGru"/> in its first layer alone.</summary>
[RecurrentModel]
[Input(3)]
[Lstm(2)]
[Dense(2, Activation.Softmax)]
public sealed partial class SmallLstm;
