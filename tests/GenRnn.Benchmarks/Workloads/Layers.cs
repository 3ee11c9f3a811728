using GenRnn;

namespace GenRnn.Benchmarks.Workloads;

// One layer without a head, at every shape of the sections A and B.

[RecurrentModel]
[Input(5)]
[SimpleRnn(8)]
public sealed partial class Rnn5x8;

[RecurrentModel]
[Input(5)]
[SimpleRnn(16)]
public sealed partial class Rnn5x16;

[RecurrentModel]
[Input(5)]
[SimpleRnn(20)]
public sealed partial class Rnn5x20;

[RecurrentModel]
[Input(1)]
[SimpleRnn(20)]
public sealed partial class Rnn1x20;

[RecurrentModel]
[Input(1)]
[SimpleRnn(40)]
public sealed partial class Rnn1x40;

[RecurrentModel]
[Input(16)]
[SimpleRnn(32)]
public sealed partial class Rnn16x32;

[RecurrentModel]
[Input(32)]
[SimpleRnn(64)]
public sealed partial class Rnn32x64;

[RecurrentModel]
[Input(64)]
[SimpleRnn(128)]
public sealed partial class Rnn64x128;

[RecurrentModel]
[Input(128)]
[SimpleRnn(256)]
public sealed partial class Rnn128x256;

[RecurrentModel]
[Input(256)]
[SimpleRnn(512)]
public sealed partial class Rnn256x512;

[RecurrentModel]
[Input(5)]
[Gru(8)]
public sealed partial class Gru5x8;

[RecurrentModel]
[Input(5)]
[Gru(16)]
public sealed partial class Gru5x16;

[RecurrentModel]
[Input(5)]
[Gru(20)]
public sealed partial class Gru5x20;

[RecurrentModel]
[Input(1)]
[Gru(20)]
public sealed partial class Gru1x20;

[RecurrentModel]
[Input(1)]
[Gru(40)]
public sealed partial class Gru1x40;

[RecurrentModel]
[Input(16)]
[Gru(32)]
public sealed partial class Gru16x32;

[RecurrentModel]
[Input(32)]
[Gru(64)]
public sealed partial class Gru32x64;

[RecurrentModel]
[Input(64)]
[Gru(128)]
public sealed partial class Gru64x128;

[RecurrentModel]
[Input(128)]
[Gru(256)]
public sealed partial class Gru128x256;

[RecurrentModel]
[Input(256)]
[Gru(512)]
public sealed partial class Gru256x512;

[RecurrentModel]
[Input(5)]
[Lstm(8)]
public sealed partial class Lstm5x8;

[RecurrentModel]
[Input(5)]
[Lstm(16)]
public sealed partial class Lstm5x16;

[RecurrentModel]
[Input(5)]
[Lstm(20)]
public sealed partial class Lstm5x20;

[RecurrentModel]
[Input(1)]
[Lstm(20)]
public sealed partial class Lstm1x20;

[RecurrentModel]
[Input(1)]
[Lstm(40)]
public sealed partial class Lstm1x40;

[RecurrentModel]
[Input(16)]
[Lstm(32)]
public sealed partial class Lstm16x32;

[RecurrentModel]
[Input(32)]
[Lstm(64)]
public sealed partial class Lstm32x64;

[RecurrentModel]
[Input(64)]
[Lstm(128)]
public sealed partial class Lstm64x128;

[RecurrentModel]
[Input(128)]
[Lstm(256)]
public sealed partial class Lstm128x256;

[RecurrentModel]
[Input(256)]
[Lstm(512)]
public sealed partial class Lstm256x512;
