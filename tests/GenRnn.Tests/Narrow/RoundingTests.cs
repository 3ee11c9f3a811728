using FsCheck;
using FsCheck.Fluent;
using GenRnn.Kernels;
using GenRnn.Testing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenRnn.Tests.Narrow;

/// <summary>Vectors on 8 bits, and sums of products of whole numbers, on whatever this machine has.</summary>
public class RoundingTests
{
    private static readonly Arbitrary<float[]> Vectors = Arb.From(
        from length in Gen.Choose(1, 70)
        from exponent in Gen.Choose(-25, 30)
        from items in Gen.ArrayOf(Gen.Choose(-1_000_000, 1_000_000), length)
        select items.Select(i => i * MathF.Pow(10, exponent - 6)).ToArray());

    [Fact]
    public void Every_number_lies_within_half_a_unit_and_the_largest_becomes_127() => Law.Check(Vectors, vector =>
    {
        (float scale, int[] whole) = Round(vector);
        float largest = vector.Max(MathF.Abs);
        Assert.Equal(MathF.Max(largest, 1e-30f) / 127, scale, largest * 1e-6f);
        for (int i = 0; i < vector.Length; i++)
        {
            Assert.InRange(whole[i], -127, 127);
            Assert.InRange(Math.Abs((vector[i] / (double)scale) - whole[i]), 0, 0.5 + 1e-4);
            if (MathF.Abs(vector[i]) == largest && largest > 0) Assert.Equal(127 * Math.Sign(vector[i]), whole[i]);
        }
    });

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_number_that_is_not_finite_makes_the_scale_NaN_wherever_it_stands(float value)
    {
        for (int length = 1; length < 40; length++)
        {
            for (int at = 0; at < length; at++)
            {
                float[] vector = [.. Enumerable.Range(0, length).Select(i => i == at ? value : 0.5f)];
                Assert.True(float.IsNaN(Round(vector).Scale), $"{value} at {at} of {length}");
            }
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(1e-40f)]
    [InlineData(-1e-33f)]
    public void Zeros_and_tiny_numbers_become_zero(float value)
    {
        (float scale, int[] whole) = Round([.. Enumerable.Repeat(value, 21)]);
        Assert.InRange(scale, 0, 1e-31f);
        Assert.All(whole, q => Assert.Equal(0, q));
    }

    [Fact]
    public void Halves_go_to_the_even_number()
    {
        (_, int[] whole) = Round([127f, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f]);
        Assert.Equal([127, 0, 2, 2, 0, -2, -2], whole);
    }

    [Fact]
    public void Rows_are_rounded_each_with_a_scale_of_its_own()
    {
        float[] rows = [1f, 2f, 9f, -4f, 8f, 9f];
        float[] target = new float[8];
        VectorRounding.Round(ref rows[0], 3, 2, 2, ref target[0], 4, 1, 2);
        Assert.Equal([2f / 127, 8f / 127], [target[1], target[5]]);
        Assert.Equal([64, 127], Whole(target, 2, 2));
        Assert.Equal([-64, 127], Whole(target, 6, 2));
        Assert.Equal([0f, 0f, 0f, 0f], [target[0], target[3], target[4], target[7]]);
    }

    [Fact]
    public void A_sum_of_products_is_exact_up_to_the_largest_numbers()
    {
        var random = new Random(5);
        for (int n = 0; n < 1000; n++)
        {
            // Every fourth time all numbers are ±127, where sums of two products need 16 bits.
            int[] numbers = Numbers(n), weights = Numbers(n);
            byte[] left = [.. numbers.Select(q => (byte)(q + IntegerDot.Offset))], right = [.. weights.Select(w => (byte)w)];
            int[] expected = [.. Enumerable.Range(0, 8).Select(lane => 7 + Enumerable.Range(4 * lane, 4).Sum(i => numbers[i] * weights[i]))];
            int[] start = [.. Enumerable.Range(0, 8).Select(lane => 7 + IntegerDot.Start(weights.AsSpan(4 * lane, 4).ToArray().Sum()))];

            Vector256<int> sum = IntegerDot.Add(Vector256.Create(start), Vector256.Create(left).AsSingle(), Vector256.Create(right).AsSingle());
            Assert.Equal(Vector256.Create(expected), sum);
            Assert.Equal(sum.GetLower(), IntegerDot.Add(Vector256.Create(start).GetLower(), Vector128.Create(left.AsSpan(0, 16)).AsSingle(), Vector128.Create(right.AsSpan(0, 16)).AsSingle()));

            sbyte[] signed = [.. numbers.Select(q => (sbyte)q)];
            Assert.Equal(sum.GetLower(), IntegerDot.AddPortably(Vector128.Create(7), Vector128.Create(signed.AsSpan(0, 16)), Vector128.Create(right.AsSpan(0, 16)).AsSByte()));
        }

        int[] Numbers(int n) => [.. Enumerable.Range(0, 32).Select(_ => n % 4 == 0 ? 127 * (random.Next(2) == 0 ? 1 : -1) : random.Next(-127, 128))];
    }

    private static (float Scale, int[] Whole) Round(float[] vector)
    {
        float[] target = new float[2 + ((vector.Length + 3) / 4)];
        VectorRounding.Round(ref vector[0], 0, vector.Length, 1, ref target[0], 0, 0, 2);
        return (target[0], Whole(target, 2, vector.Length));
    }

    private static int[] Whole(float[] target, int start, int count) =>
        [.. MemoryMarshal.AsBytes(target.AsSpan(start))[..count].ToArray().Select(b => IntegerDot.Offset == 0 ? (sbyte)b : b - IntegerDot.Offset)];
}
