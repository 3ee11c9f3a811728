using System.Numerics.Tensors;
using System.Text;
using static GenRnn.Tests.Files.NpyBytes;

namespace GenRnn.Tests.Files;

/// <summary>npy files: what NumPy writes is read, what is written is read again, and what is wrong is said.</summary>
public sealed class NpyFileTests
{
    public static TheoryData<string, byte[], float[]> Types => new()
    {
        { "<f4", Numbers(1.5f, -2, 3), [1.5f, -2, 3] },
        { "<f8", Numbers(1.5, -2, 3), [1.5f, -2, 3] },
        { "<i4", Numbers(1, -2, 3), [1, -2, 3] },
        { "<i8", Numbers(1L, -2, 3), [1, -2, 3] },
        { "|u1", [1, 254, 3], [1, 254, 3] },
        { "|b1", [1, 0, 2], [1, 0, 1] },
        { ">f4", [0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0, 0x40, 0x40, 0, 0], [1.5f, -2, 3] },
        { ">f8", [0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x08, 0, 0, 0, 0, 0, 0], [1.5f, -2, 3] },
        { ">i4", [0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 3], [1, -2, 3] },
        { ">i8", [0, 0, 0, 0, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE, 0, 0, 0, 0, 0, 0, 0, 3], [1, -2, 3] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Numbers_of_every_type_are_read(string code, byte[] numbers, float[] expected)
    {
        NpyArray array = Read(Of(Header(code, "(3,)"), numbers));

        Assert.Equal(EquatableArray.Of(3), array.Shape);
        Assert.Equal(expected, array.ToTensor().ToArray());
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }                 ")]
    [InlineData("{\"shape\": (1L, 2L), \"descr\": \"<f4\", \"fortran_order\": False}")]
    [InlineData("{ 'fortran_order' : False,'shape':(1,2,),'descr':'=f4' }")]
    public void Header_is_read_as_any_writer_prints_it(string header) =>
        Assert.Equal(EquatableArray.Of(1, 2), Read(Of(header, Numbers(1f, 2))).Shape);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Later_versions_are_read(byte version) => Assert.Equal(4, Read(Of(version, Header("<i4", "(1,)"), Numbers(4))).Span<int>()[0]);

    [Fact]
    public void Fortran_order_becomes_row_major()
    {
        // Element [i, j, k] is 100 i + 10 j + k; in the file i changes fastest.
        List<float> file = [], expected = [];
        for (int k = 0; k < 4; k++) for (int j = 0; j < 3; j++) for (int i = 0; i < 2; i++) file.Add((100 * i) + (10 * j) + k);
        for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) for (int k = 0; k < 4; k++) expected.Add((100 * i) + (10 * j) + k);

        NpyArray array = Read(Of(Header("<f4", "(2, 3, 4)", fortran: true), Numbers([.. file])));

        Assert.Equal(expected, array.Span<float>().ToArray());
    }

    [Fact]
    public void Written_arrays_are_read_again_with_type_shape_and_bits()
    {
        AssertSame(NpyArray.Create<float>([1, float.NaN, float.NegativeInfinity, -0f], 2, 2));
        AssertSame(NpyArray.Create<double>([Math.PI, double.Epsilon], 1, 2));
        AssertSame(NpyArray.Create<int>([int.MinValue, 7]));
        AssertSame(NpyArray.Create<long>([long.MaxValue], 1));
        AssertSame(NpyArray.Create<byte>([0, 255, 3], 3, 1));
        AssertSame(NpyArray.Create<bool>([true, false]));
        AssertSame(NpyArray.Create<float>([], 3, 0));
        AssertSame(NpyArray.Create(Tensor.Create([1f, 2, 3, 4], [1, 2, 2])));

        static void AssertSame(NpyArray array)
        {
            NpyArray back = Read(Write(array));
            Assert.Equal((array.DataType, array.Shape), (back.DataType, back.Shape));
            Assert.Equal(Write(array), Write(back));
            Assert.Equal(array.ToSingles().Select(BitConverter.SingleToInt32Bits), back.ToSingles().Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Fact]
    public void Written_file_has_the_form_of_the_format()
    {
        byte[] bytes = Write(NpyArray.Create<float>([1, 2], 2));

        Assert.Equal([0x93, .. "NUMPY"u8, 1, 0, 118, 0], bytes[..10]);
        Assert.Equal("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }".PadRight(117) + "\n", Encoding.ASCII.GetString(bytes[10..128]));
        Assert.Equal([0, 0, 0x80, 0x3F, 0, 0, 0, 0x40], bytes[128..]);
    }

    [Fact]
    public void Strided_tensor_is_written_in_its_own_order()
    {
        Tensor<float> transposed = Tensor.PermuteDimensions(Tensor.Create([1f, 2, 3, 4, 5, 6], [2, 3]), [1, 0]);

        Assert.Equal([1, 4, 2, 5, 3, 6], Read(Write(NpyArray.Create(transposed))).Span<float>().ToArray());
    }

    [Fact]
    public void Numbers_are_given_as_what_they_are() =>
        Assert.Contains("float32, the type of the array", Assert.Throws<ArgumentException>(() => NpyArray.Create<float>([1]).Span<int>().Length).Message, StringComparison.Ordinal);

    public static TheoryData<byte[], string> Damaged => new()
    {
        { [], "expected an array that numpy.save wrote" },
        { "PK\u0003\u0004 a zip file"u8.ToArray(), "not that of an npy file" },
        { [0x93, .. "NUMPY"u8, 1, 0], "cut off" },
        { [0x93, .. "NUMPY"u8, 9, 1, 0, 0, 0, 0], "npy version 9.1" },
        { [0x93, .. "NUMPY"u8, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF], "4294967295 bytes" },
        { [0x93, .. "NUMPY"u8, 1, 0, 80, 0, (byte)'{'], "header ends too early" },
        { Of("not a dictionary"), "cannot be read at character 1;" },
        { Of("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), } 'more'"), "cannot be read at character 59;" },
        { Of("{'descr': '<f4', 'fortran_order': False}"), "expected a dictionary of descr, fortran_order and shape" },
        { Of("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}"), "cannot be read at" },
        { Of("{'descr': '<f4', 'fortran_order': 1, 'shape': (2,)}"), "cannot be read at" },
        { Of(Header("<f4", "(-1,)")), "cannot be read at" },
        { Of(Header("<f4", "(2 2)")), "cannot be read at" },
        { Of(Header("<f4", "(1, 2")), "cannot be read at" },
        { Of(Header("<c8", "(1,)"), new byte[8]), "dtype '<c8'; expected float32, float64" },
        { Of(Header("|O", "(1,)"), new byte[8]), "dtype '|O'" },
        { Of(Header("|f4", "(1,)"), new byte[4]), "dtype '|f4'" },
        { Of("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,)}"), "records of several fields" },
        { Of(Header("<f4", "(2, 3)"), new byte[23]), "has 23 bytes of numbers; expected 24. Use the file as it was saved: this one was cut off." },
        { Of(Header("<f4", "(2, 3)"), new byte[25]), "something was added" },
        { Of(Header("<f4", "(99999999999999999999,)")), "99999999999999999999" },
        { Of(Header("<f4", "(2147483647, 2147483647, 2147483647)")), "at most 2147483591 numbers" },
        { Of(Header("|u1", "(1000000, 1000)")), "takes 1000 MB; expected at most 268 MB" },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Damage_is_said_in_one_sentence(byte[] bytes, string words)
    {
        string message = Assert.Throws<DataFileException>(() => Read(bytes, maximumBytes: 256L << 20)).Message;

        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.StartsWith("the stream: ", message, StringComparison.Ordinal);
        Assert.Contains("; expected ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Truncation_at_every_byte_is_refused()
    {
        byte[] good = Write(NpyArray.Create<double>([1, 2, 3], 3));
        for (int length = 0; length < good.Length; length++) Assert.Throws<DataFileException>(() => Read(good[..length]));
    }

    [Fact]
    public void Random_damage_is_refused_or_harmless()
    {
        byte[] good = Write(NpyArray.Create<double>([1, 2, 3], 3));
        const string Characters = "{}(),:'\"0123456789 <>|=fiub48TrueFalsL";
        var random = new Random(1);
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] file = [.. good];
            for (int i = 0; i <= round % 3; i++) file[random.Next(good.Length)] = round % 2 == 0 ? (byte)random.Next(256) : (byte)Characters[random.Next(Characters.Length)];
            try
            {
                Assert.True(Read(file, maximumBytes: 1 << 20).Count <= 24);
            }
            catch (DataFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 2900);
    }

    [Fact]
    public void Announced_size_alone_allocates_nothing()
    {
        byte[] file = Of(Header("<f4", "(500000000,)"), new byte[16]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<DataFileException>(() => Read(file, maximumBytes: long.MaxValue));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }
}
