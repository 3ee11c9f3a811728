namespace GenRnn.Tests.Samples.Readme;

// <tagger>
[RecurrentModel]
[Embedding(5000, 32, MaskZero = true)]                 // token ids; steps with the id 0 are masked
[Lstm(64, Bidirectional = true, ReturnSequences = true, Dropout = 0.2)]
[LayerNormalization]
[Dense(9, Activation.Softmax)]                         // at every step
public sealed partial class Tagger;
// </tagger>
