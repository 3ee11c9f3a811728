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

/// <summary>GruClasses with penalties.</summary>
[RecurrentModel]
[Input(2)]
[Gru(9, Name = "gru", KernelL1 = 0.01, KernelL2 = 0.02, RecurrentL2 = 0.03, BiasL1 = 0.04)]
[Dense(3, Activation.Softmax, KernelL1 = 0.05, BiasL2 = 0.06)]
public sealed partial class PenalisedClasses;

/// <summary>GruClasses with bounds.</summary>
[RecurrentModel]
[Input(2)]
[Gru(9, KernelMaxNorm = 0.4, RecurrentMaxNorm = 0.5, BiasMaxNorm = 0.01)]
[Dense(3, Activation.Softmax, KernelMaxNorm = 0.75, BiasMaxNorm = 0.02)]
public sealed partial class BoundedClasses;

/// <summary>GruClasses with bounds that are never reached.</summary>
[RecurrentModel]
[Input(2)]
[Gru(9, KernelMaxNorm = 1000, RecurrentMaxNorm = 1000, BiasMaxNorm = 1000)]
[Dense(3, Activation.Softmax, KernelMaxNorm = 1000, BiasMaxNorm = 1000)]
public sealed partial class HardlyBoundedClasses;

[RecurrentModel]
[Input(2)]
[Gru(6, Bidirectional = true, ReturnSequences = true)]
[LayerNormalization]
[Lstm(5, Bidirectional = true, Merge = Merge.Average, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class BidirectionalTagger;

[RecurrentModel]
[Input(2)]
[Lstm(7, GoBackwards = true, ReturnSequences = true)]
[Gru(5, Bidirectional = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class BackwardsClasses;

[RecurrentModel]
[Input(2)]
[Dropout(0.2)]
[Lstm(9, Dropout = 0.3, RecurrentDropout = 0.25, ReturnSequences = true)]
[Gru(6, RecurrentDropout = 0.4, Bidirectional = true)]
[Dropout(0.5)]
[Dense(3, Activation.Softmax)]
public sealed partial class DropoutClasses;
