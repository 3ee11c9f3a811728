using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenRnn;

/// <summary>The outputs of many answers, <see cref="HeadEquations"/> in vectors across them.</summary>
internal static class OutputVectors
{
    /// <summary>p = activation(z).</summary>
    /// <param name="head">The activation.</param>
    /// <param name="block">The answers.</param>
    /// <param name="outputs">[O, <see cref="AnswerBlock.Stride"/>].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(Head head, AnswerBlock block, Span<float> outputs)
    {
        ref float scores = ref block.Scores, target = ref MemoryMarshal.GetReference(outputs);
        switch (head.Activation)
        {
            case Activation.Linear:
                MemoryMarshal.CreateReadOnlySpan(ref scores, block.Length).CopyTo(outputs);
                break;
            case Activation.Sigmoid:
                for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count) Sigmoid(ref scores, ref target, row, block.Length);
                break;
            case Activation.Softmax when block.Outputs > 1:
                for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count) Softmax(ref scores, ref target, row, block.Length);
                break;
            default:
                for (int row = 0; row < block.Count; row++)
                {
                    (float[] z, _, float[] p) = block.Row(row);
                    HeadEquations.Apply<float>(head, z, p);
                    for (int i = 0; i < p.Length; i++) outputs[(i * AnswerBlock.Stride) + row] = p[i];
                }

                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sigmoid(ref float scores, ref float outputs, nuint row, int length)
    {
        for (nuint at = row; at < (nuint)length; at += AnswerBlock.Stride)
        {
            Vector<float> z = Vector.LoadUnsafe(ref scores, at), small = VectorExponentials.Exp(-Vector.Abs(z));
            (Vector.ConditionalSelect(Vector.GreaterThanOrEqual(z, Vector<float>.Zero), Vector<float>.One, small) / (Vector<float>.One + small)).StoreUnsafe(ref outputs, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Softmax(ref float scores, ref float outputs, nuint row, int length)
    {
        Vector<float> largest = Vector.LoadUnsafe(ref scores, row), sum = Vector<float>.Zero;
        for (nuint at = row; at < (nuint)length; at += AnswerBlock.Stride) largest = Vector.Max(largest, Vector.LoadUnsafe(ref scores, at));
        for (nuint at = row; at < (nuint)length; at += AnswerBlock.Stride)
        {
            Vector<float> power = VectorExponentials.Exp(Vector.LoadUnsafe(ref scores, at) - largest);
            sum += power;
            power.StoreUnsafe(ref outputs, at);
        }

        for (nuint at = row; at < (nuint)length; at += AnswerBlock.Stride) (Vector.LoadUnsafe(ref outputs, at) / sum).StoreUnsafe(ref outputs, at);
    }
}
