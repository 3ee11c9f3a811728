// <model>
using GenRnn;

[RecurrentModel]
[Input(5, Steps = 10)]
[Gru(16)]
[Dense(3, Activation.Softmax)]
public sealed partial class PatternClassifier;
// </model>
