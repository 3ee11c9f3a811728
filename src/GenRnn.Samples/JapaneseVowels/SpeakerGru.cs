namespace GenRnn.Samples;

/// <summary>Which of nine speakers says a vowel: 12 features a step, utterances of different lengths.</summary>
[RecurrentModel]
[Input(12)]
[Gru(32)]
[Dense(9, Activation.Softmax)]
public sealed partial class SpeakerGru;
