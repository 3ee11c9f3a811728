using GenRnn;

namespace GenRnn.Benchmarks.Workloads;

// The networks of the sections C, D and F.

[RecurrentModel]
[Input(5, Steps = 10)]
[SimpleRnn(8)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Rnn8Dense1;

[RecurrentModel]
[Input(5, Steps = 10)]
[SimpleRnn(8, ReturnSequences = true)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Rnn8PerStep;

[RecurrentModel]
[Input(5, Steps = 10)]
[Gru(16, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class Gru16PerStep;

[RecurrentModel]
[Input(5, Steps = 10)]
[Gru(16)]
[Dense(3, Activation.Softmax)]
public sealed partial class Gru16Dense3;

[RecurrentModel]
[Input(5, Steps = 10)]
[Lstm(20)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Lstm20Dense1;

[RecurrentModel]
[Input(32, Steps = 100)]
[Lstm(128)]
[Dense(10, Activation.Softmax)]
public sealed partial class Lstm128Dense10;
