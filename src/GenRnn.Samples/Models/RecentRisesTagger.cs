namespace GenRnn.Samples;

/// <summary>
/// The pipeline <c>rnn-sequence-tagging</c>: at every step, how many of this ramp and the one before it rise. A recurrent
/// layer as PyTorch has it, with two bias vectors and PyTorch's initialisation.
/// </summary>
[RecurrentModel(Initialization = Initialization.PyTorch)]
[Input(5, Steps = 10)]
[SimpleRnn(8, ReturnSequences = true)]
[Dense(3, Activation.Softmax)]
public sealed partial class RecentRisesTagger;
