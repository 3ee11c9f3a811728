using FsCheck;
using FsCheck.Fluent;
using GenRnn.Kernels;
using GenRnn.Testing;

namespace GenRnn.Tests.Narrow;

/// <summary>Lanes of 32 bits that hold several weights: each weight within half a unit of its format.</summary>
public class LaneTests
{
    private const float LargestBFloat16 = 3.3895314e38f, SmallestNormal = 1.17549435e-38f;

    /// <summary>Numbers of every magnitude, by their bits, and those at the edges.</summary>
    private static readonly Gen<float> Finite = Gen.Frequency(
        (8, Gen.Choose(0, int.MaxValue).Select(bits => BitConverter.Int32BitsToSingle(bits)).Where(float.IsFinite)),
        (8, Gen.Choose(-1_000_000, 1_000_000).Select(i => i * 1e-6f)),
        (1, Gen.Elements(0f, float.Epsilon, SmallestNormal, 1.1754942e-38f, 1f, 0.99999994f, float.MaxValue, LargestBFloat16)))
        .SelectMany(value => Gen.Elements(value, -value));

    private static readonly Arbitrary<(float Low, float High)> Pairs = Arb.From(Finite.SelectMany(low => Finite.Select(high => (low, high))));

    private static readonly Arbitrary<(double Low, double High)> Units = Arb.From(
        Gen.Choose(-32_767_000, 32_767_000).SelectMany(low => Gen.Choose(-32_767_000, 32_767_000).Select(high => (low / 1000.0, high / 1000.0))));

    [Fact]
    public void A_bfloat16_lies_within_half_a_unit_of_its_last_place() => Law.Check(Pairs, pair =>
    {
        (float low, float high) = BFloat16Pair.Decode(BFloat16Pair.Encode(pair.Low, pair.High));
        Check(pair.Low, low);
        Check(pair.High, high);

        static void Check(float weight, float stored)
        {
            float magnitude = MathF.Abs(weight), error = MathF.Abs(weight - stored);
            Assert.True(stored == 0f || float.IsNormal(stored), $"{stored:R} is stored for {weight:R}.");
            Assert.True(stored == 0f || weight == 0f || MathF.Sign(stored) == MathF.Sign(weight));
            if (magnitude > LargestBFloat16) Assert.InRange(MathF.Abs(stored), LargestBFloat16, float.MaxValue);
            else if (magnitude < SmallestNormal) Assert.InRange(error, 0f, 2 * SmallestNormal);
            else Assert.True(error <= Math.Max(HalfUnit(weight), HalfUnit(stored)), $"{weight:R} became {stored:R}.");
        }

        // 8 bits of precision: a unit of the last place is 2^-7 of the power of two below.
        static double HalfUnit(float value) => Math.ScaleB(1.0, Math.Max(-126, (int)Math.Floor(Math.Log2(Math.Abs((double)value)))) - 8);
    });

    [Theory]
    [InlineData(0f, 0f, 0x00000000u)]
    [InlineData(1f, 1f, 0x3F803F80u)]
    [InlineData(1f, -1f, 0xBF803F80u)]
    [InlineData(-2f, 0f, 0x0080C000u)]
    [InlineData(0f, 1.0078125f, 0x3F810000u)]
    [InlineData(float.MaxValue, float.MinValue, 0xFF7F7F7Fu)]
    public void A_pair_of_bfloat16_lies_so(float low, float high, uint lane) => Assert.Equal(lane, BFloat16Pair.Encode(low, high));

    [Fact]
    public void An_int16_lies_within_half_a_unit() => Law.Check(Units, units =>
    {
        (float low, float high) = Int16Pair.Decode(Int16Pair.Encode(units.Low, units.High));
        Assert.InRange(Math.Abs((low / Int16Pair.Steps) - units.Low), 0, 0.5);
        // As a float32 the high one has 24 of its 31 bits.
        Assert.InRange(Math.Abs((high / Int16Pair.Steps) - units.High), 0, 0.5 + 0.001);
    });

    [Theory]
    [InlineData(0, 0, 0x00000000u)]
    [InlineData(1, 1, 0x00010001u)]
    [InlineData(-1, 1, 0x0000FFFFu)]
    [InlineData(-32767, -32767, 0x80008001u)]
    [InlineData(32767, 32767, 0x7FFF7FFFu)]
    public void A_pair_of_int16_lies_so(double low, double high, uint lane) => Assert.Equal(lane, Int16Pair.Encode(low, high));

    [Fact]
    public void Four_int8_are_the_nearest_whole_numbers()
    {
        uint lane = Int8Quad.Encode(-127, 0.4, 126.6, -1.5);
        Assert.Equal(0xFE7F0081u, lane);
        Assert.Equal([-127, 0, 127, -2], Enumerable.Range(0, 4).Select(i => Int8Quad.Decode(lane, i)));
    }
}
