namespace GenRnn.Browser.Tests;

/// <summary>Classes of sequences of any length.</summary>
[RecurrentModel]
[Input(2)]
[Gru(5)]
[Dense(3, Activation.Softmax)]
public sealed partial class MaskedGru;

/// <summary>Tokens, each with a vector of its own.</summary>
[RecurrentModel]
[Embedding(9, 4)]
[Lstm(6)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class TokenLstm;

/// <summary>Reads from both ends, answers at every step.</summary>
[RecurrentModel]
[Input(2)]
[Gru(4, ReturnSequences = true, Bidirectional = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class TwoWayTagger;

/// <summary>Two recurrent layers with others between and behind; answers numbers.</summary>
[RecurrentModel]
[Input(2)]
[Lstm(7, ReturnSequences = true)]
[LayerNormalization]
[Dropout(0.2)]
[Gru(5)]
[Dense(4, Activation.Relu)]
[Dense(2)]
public sealed partial class StackedRegression;

/// <summary>Ends in its recurrent layer.</summary>
[RecurrentModel]
[Input(2)]
[SimpleRnn(3)]
public sealed partial class BareRnn;

/// <summary>Much to draw.</summary>
[RecurrentModel]
[Input(2)]
[Gru(128)]
[Dense(3, Activation.Softmax)]
public sealed partial class WideGru;
