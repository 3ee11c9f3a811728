namespace GenRnn.Tests.Tracing.Comparison;

/// <summary>Two classes by one sigmoid, as <see cref="TracedLstm"/> has them.</summary>
[RecurrentModel]
[Input(2)]
[Gru(3)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class ComparedGru;

/// <summary>The same with the plainest layer.</summary>
[RecurrentModel]
[Input(2)]
[SimpleRnn(4)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class ComparedRnn;

/// <summary>A class at every step, as <see cref="TracedTagger"/> has it.</summary>
[RecurrentModel]
[Input(2)]
[Gru(3, ReturnSequences = true)]
[Lstm(2, ReturnSequences = true, Bidirectional = true)]
[Dense(2, Activation.Softmax)]
public sealed partial class ComparedTagger;

/// <summary>A value, as <see cref="TracedRegression"/> has it.</summary>
[RecurrentModel]
[Input(2)]
[SimpleRnn(3)]
[Dense(1)]
public sealed partial class ComparedRegression;
