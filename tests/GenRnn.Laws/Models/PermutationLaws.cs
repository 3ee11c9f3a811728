using FsCheck;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Laws.Models;

/// <summary>The numbering of hidden units means nothing.</summary>
public class PermutationLaws
{
    [Theory]
    [InlineData("simple_rnn")]
    [InlineData("gru")]
    [InlineData("gru reset_after=false")]
    [InlineData("lstm")]
    public void Permuting_hidden_units_with_their_rows_and_columns_permutes_the_output(string layer)
    {
        string[] words = layer.Split(' ', 2);
        Law.Check(Arbitraries.Cases(largestSize: 7, deepest: 1, largestBatch: 1, longest: 6), drawn =>
        {
            int units = drawn.Spec.InputSize + 1;
            ModelCase model = drawn with { Spec = ModelSpec.Parse($"input {drawn.Spec.InputSize}; {words[0]} {units} return_sequences=true {words.ElementAtOrDefault(1)}") };
            int[] order = [.. Enumerable.Range(0, units)];
            new Random(model.Seed).Shuffle(order);

            double[] sequence = Oracle.Sequence(model, 0, padding: 0.5f), parameters = Oracle.Parameters(model);
            double[] outputs = new ReferenceModel<double>(model.Spec, parameters.AsSpan()).Run(sequence).Output;
            double[] permuted = new ReferenceModel<double>(model.Spec, Permute(model.Spec, parameters, order).AsSpan()).Run(sequence).Output;
            double[] expected = [.. outputs.Chunk(units).SelectMany(h => order.Select(unit => h[unit]))];

            // Sums over units run in another order: 1e-12 is some thousand units of the last place.
            Near.Equal(expected, permuted, 1e-12, "h");
        });
    }

    /// <summary>Unit <c>order[j]</c> becomes unit j, in the columns of every gate and the rows of the recurrent kernel.</summary>
    private static double[] Permute(ModelSpec spec, double[] parameters, int[] order)
    {
        double[] permuted = new double[parameters.Length];
        foreach (ParameterBlock block in ParameterLayout.Of(spec).Blocks)
        {
            int columns = block.Shape[^1];
            for (int i = 0; i < block.Length; i++)
            {
                int row = i / columns, gate = i % columns / order.Length, unit = i % order.Length;
                int fromRow = block.Role == ParameterRole.RecurrentKernel ? order[row] : row;
                permuted[block.Offset + i] = parameters[block.Offset + (fromRow * columns) + (gate * order.Length) + order[unit]];
            }
        }

        return permuted;
    }
}
