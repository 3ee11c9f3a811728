namespace GenRnn;

/// <summary>Figures of one epoch.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">Mean loss over the epoch's sequences (or valid steps), each at the time of its batch.</param>
/// <param name="Accuracy">Share of right answers, 0 to 1, likewise; <see langword="null"/> for regression.</param>
/// <param name="ValidationLoss">Mean loss over the validation data after the epoch; <see langword="null"/> without such data.</param>
/// <param name="ValidationAccuracy">Share of right answers on the validation data after the epoch.</param>
/// <param name="Seconds">Duration, validation included.</param>
public sealed record EpochResult(int Epoch, double Loss, double? Accuracy, double? ValidationLoss, double? ValidationAccuracy, double Seconds);
