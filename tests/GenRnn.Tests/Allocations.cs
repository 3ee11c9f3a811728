namespace GenRnn.Tests;

/// <summary>Counts what code allocates.</summary>
internal static class Allocations
{
    /// <summary>
    /// The least number of bytes in several runs: a collection that another thread begins throws away what is left of this
    /// thread's piece of the heap, which then counts as allocated.
    /// </summary>
    public static long OfThisThread(Action action) => Enumerable.Range(0, 6).Min(_ =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
