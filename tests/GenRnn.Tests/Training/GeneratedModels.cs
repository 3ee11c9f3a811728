namespace GenRnn.Tests.Training;

[RecurrentModel]
[Input(2)]
[SimpleRnn(5)]
[Dense(3, Activation.Softmax)]
public sealed partial class RnnClasses;

[RecurrentModel]
[Input(2)]
[Gru(9)]
[Dense(3, Activation.Softmax)]
public sealed partial class GruClasses;

[RecurrentModel(Initialization = Initialization.PyTorch)]
[Input(2)]
[Lstm(20)]
[Dense(3, Activation.Softmax)]
public sealed partial class LstmClasses;

[RecurrentModel]
[Input(2)]
[Lstm(6, ReturnSequences = true)]
[Gru(5, ResetAfter = false)]
[Dense(4, Activation.Tanh)]
[Dense(3, Activation.Softmax)]
public sealed partial class StackedClasses;

[RecurrentModel]
[Input(2)]
[Gru(7, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class GruTagger;

[RecurrentModel]
[Input(2)]
[Lstm(3)]
public sealed partial class LstmEncoder;
