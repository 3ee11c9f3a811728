namespace GenRnn.Tests.Tracing;

/// <summary>Classes of whole sequences, of any length.</summary>
[RecurrentModel]
[Input(2)]
[Gru(5)]
[Dense(3, Activation.Softmax)]
public sealed partial class TracedGru;

/// <summary>Two classes by one sigmoid.</summary>
[RecurrentModel]
[Input(2, Steps = 6)]
[Lstm(4)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class TracedLstm;

/// <summary>A class at every step.</summary>
[RecurrentModel(Initialization = Initialization.PyTorch)]
[Input(2)]
[SimpleRnn(4, ReturnSequences = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class TracedTagger;

/// <summary>Two recurrent layers, a hidden Dense layer, and values to answer.</summary>
[RecurrentModel]
[Input(2)]
[Gru(3, ReturnSequences = true)]
[Lstm(14)]
[Dense(4, Activation.Relu)]
[Dense(1)]
public sealed partial class TracedRegression;

/// <summary>A model that ends in its recurrent layer.</summary>
[RecurrentModel]
[Input(2)]
[SimpleRnn(3)]
public sealed partial class TracedBare;

/// <summary>Three yes or no.</summary>
[RecurrentModel]
[Input(2)]
[Gru(4)]
[Dense(3, Activation.Sigmoid)]
public sealed partial class TracedLabels;

/// <summary>A class at every step of tokens, of which 0 is masked.</summary>
[RecurrentModel]
[Embedding(6, 3, MaskZero = true)]
[Gru(4, ReturnSequences = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class TracedWords;

/// <summary>A class at every step, read from the end.</summary>
[RecurrentModel]
[Input(2)]
[SimpleRnn(4, GoBackwards = true, ReturnSequences = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class TracedTurned;

/// <summary>An LSTM whose state has fewer numbers than its gates.</summary>
[RecurrentModel]
[Input(2)]
[Lstm(5, Projection = 2)]
[Dense(1)]
public sealed partial class TracedProjection;
