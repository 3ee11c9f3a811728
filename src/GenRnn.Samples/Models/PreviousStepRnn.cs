namespace GenRnn.Samples;

/// <summary>The pipeline <c>rnn-per-step</c>: at every step, whether the ramp before it rose.</summary>
[RecurrentModel]
[Input(5, Steps = 10)]
[SimpleRnn(8, ReturnSequences = true)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class PreviousStepRnn;
