using GenRnn.Kernels;

namespace GenRnn;

/// <summary>Makes the kernels of a run, which record every step of a batch.</summary>
internal static class TrainingMemory
{
    /// <summary>Kernels with room for batches of a size.</summary>
    /// <exception cref="ArgumentException">No array can hold what such a batch records.</exception>
    public static TrainingKernel Create<TModel>(int samples, int steps)
        where TModel : class, IRecurrentModel<TModel>
    {
        try
        {
            return TModel.CreateTrainingKernel(samples, steps);
        }
        catch (OverflowException)
        {
            throw Refusal.Of(
                Refusal.Text($"A batch of {Refusal.Count(samples, "sequence")} of {Refusal.Count(steps, "step")} was received, which takes arrays of more than {Array.MaxLength} numbers"),
                "batches that fit into memory with every step's gates",
                "Set a smaller BatchSize, or cut the sequences.");
        }
    }
}
