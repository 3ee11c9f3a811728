namespace GenRnn;

/// <summary>
/// Ends a run quietly when its loss or a parameter stops being finite, in place of a <see cref="TrainingDivergedException"/>: the result is that of
/// the last epoch that was finite.
/// </summary>
public sealed class TerminateOnNaN : TrainingCallback
{
}
