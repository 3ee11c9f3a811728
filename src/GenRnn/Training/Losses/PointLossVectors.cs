using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenRnn;

/// <summary>The equations of a <see cref="PointLoss"/> for a vector of outputs.</summary>
internal interface IPointRule
{
    /// <summary>The losses of outputs p with the targets y, and their derivatives.</summary>
    Vector<float> At(Vector<float> p, Vector<float> y, out Vector<float> slope);
}

/// <summary>Applies a rule to all answers of a block, in vectors across them.</summary>
internal static class PointLossVectors
{
    /// <summary>Writes the loss of each answer, and its gradient for each output.</summary>
    /// <param name="rule">The equations.</param>
    /// <param name="block">The answers.</param>
    /// <param name="factor">What the rule's derivatives are multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Measure<TRule>(TRule rule, AnswerBlock block, float factor)
        where TRule : struct, IPointRule
    {
        ref float scores = ref block.Scores, targets = ref block.Targets, gradients = ref block.Gradients, losses = ref block.Losses;
        Vector<float> count = new(block.Outputs), scale = new(factor / block.Outputs);
        for (nuint row = 0; row < (nuint)block.Count; row += (nuint)Vector<float>.Count)
        {
            Vector<float> sum = Vector<float>.Zero;
            for (nuint at = row; at < (nuint)block.Length; at += AnswerBlock.Stride)
            {
                sum += rule.At(Vector.LoadUnsafe(ref scores, at), Vector.LoadUnsafe(ref targets, at), out Vector<float> slope);
                (scale * slope).StoreUnsafe(ref gradients, at);
            }

            (sum / count).StoreUnsafe(ref losses, row);
        }
    }
}
