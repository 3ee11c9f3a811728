using System.Runtime.CompilerServices;
using GenRnn.Benchmarks.Workloads;
using GenRnn.Kernels;
using V = System.Runtime.Intrinsics.Vector512;

namespace GenRnn.Benchmarks.Questions;

/// <summary>
/// Does a step run one loop over inputs and state, copied side by side, or a loop over each?
/// </summary>
/// <remarks>
/// It makes no difference (0.93 to 1.05), but at LSTM 64 128, where one loop is at times faster: 0.69 to 0.93 from run to run,
/// with the place that the weights happen to have in the second level of the cache. Two loops read the input where it lies.
/// </remarks>
public class LoopsQuestion : Question
{
    /// <inheritdoc/>
    public override string Name => "one loop over inputs and state or two";

    /// <inheritdoc/>
    public override IEnumerable<Alternative> Cases => V.IsHardwareAccelerated ? [Of(16, 32), Of(32, 64), Of(64, 128), Of(128, 256), Of(256, 512)] : [];

    private static Alternative Of(int inputs, int units) => new($"products of LSTM {inputs} {units}", "two", () => Loop(inputs, units, one: false), "one", () => Loop(inputs, units, one: true));

    private static Action<long> Loop(int inputs, int units, bool one)
    {
        int rows = inputs + units, groups = units * 4 / Products.Row;
        AlignedBuffer x = new(inputs), h = new(units), xh = new(rows), w = new(groups * rows * Products.Row), sums = new(4 * units);
        Numbers.Uniform(w.Length).CopyTo(w.Span);
        Numbers.Uniform(inputs).CopyTo(x.Span);
        Numbers.Uniform(units).CopyTo(h.Span);
        return steps =>
        {
            for (; steps > 0; steps--)
            {
                sums.Span.Clear();
                if (one)
                {
                    // The state of the step before lies there already; the input is what has to be copied.
                    x.Span.CopyTo(xh.Span);
                    for (int group = 0; group < groups; group++) Products.Add(ref xh.Origin, rows, ref Unsafe.Add(ref w.Origin, group * rows * Products.Row), ref Unsafe.Add(ref sums.Origin, group * Products.Row));
                    continue;
                }

                for (int group = 0; group < groups; group++)
                    Products.AddBoth(ref x.Origin, inputs, ref h.Origin, units, ref Unsafe.Add(ref w.Origin, group * rows * Products.Row), ref Unsafe.Add(ref sums.Origin, group * Products.Row));
            }
        };
    }
}
