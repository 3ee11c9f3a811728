namespace GenRnn;

/// <summary>Keeps the parameters of the epochs that were best, for callbacks that restore them.</summary>
internal static class BestParameters
{
    /// <summary>What is kept after an epoch.</summary>
    /// <param name="callbacks">Those of the run.</param>
    /// <param name="kept">What was kept before.</param>
    /// <param name="after">The state after the epoch.</param>
    public static EquatableArray<KeptParameters> Keep(IReadOnlyList<TrainingCallback> callbacks, EquatableArray<KeptParameters> kept, TrainingState after)
    {
        foreach (TrainingCallback callback in callbacks)
        {
            if (!callback.RestoresBest || !callback.Monitor!.IsLastBest(after.History, callback.BestFrom)) continue;
            string name = Name(callback);
            kept = kept.Where(k => k.Name != name).Append(new KeptParameters(name, after.Epoch, after.ModelParameters)).ToEquatableArray();
        }

        return kept;
    }

    /// <summary>What the model has in the end; <see langword="null"/> where no callback restores any.</summary>
    public static ParameterSet? Restored(IReadOnlyList<TrainingCallback> callbacks, EquatableArray<KeptParameters> kept) =>
        callbacks.Where(callback => callback.RestoresBest).Select(callback => kept.FirstOrDefault(k => k.Name == Name(callback))?.Parameters).FirstOrDefault(p => p is not null);

    /// <summary>A name that is the same for callbacks that keep the same.</summary>
    private static string Name(TrainingCallback callback) => callback.Monitor is { } monitor
        ? Refusal.Text($"best {monitor.Name ?? "loss"} {(monitor.IsUpwards ? "maximum" : "minimum")} {monitor.MinimumChange:R} from {callback.BestFrom}")
        : "best";
}
