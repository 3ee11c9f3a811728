namespace GenRnn.Samples;

/// <summary>What a model is trained on, and what it has not seen.</summary>
/// <param name="Training">Sequences to train on.</param>
/// <param name="Test">Sequences to measure it on.</param>
/// <param name="IsSplit">Whether they are the first part of one set and the rest, or the test is drawn besides.</param>
public sealed record PipelineData(SequenceDataset Training, SequenceDataset Test, bool IsSplit);
