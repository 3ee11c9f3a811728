using System.Buffers.Binary;
using static GenRnn.Tests.Files.SafeTensorsText;

namespace GenRnn.Tests.Files;

/// <summary>Files that are refused, each with its first difference named.</summary>
public sealed class ModelFileRefusalTests
{
    private static readonly byte[] Good = Save(SmallGru.Create(1));

    [Fact]
    public void Another_layer_is_named() => Assert.Equal(
        "the stream: Layer 1 of the file's model is 'gru 2 return_sequences=false'; expected 'lstm 2 return_sequences=false'. "
        + "Use the file of this class, or a class with the attributes of 'input 3; gru 2; dense 2 softmax'.",
        Refusal<SmallLstm>(Good));

    [Theory]
    [InlineData("input 4; gru 2; dense 2 softmax", "reads 4 features a step; expected 3")]
    [InlineData("input 3 steps=9; gru 2; dense 2 softmax", "sequences of 9 steps; expected any length")]
    [InlineData("model initialization=pytorch; input 3; gru 2; dense 2 softmax", "initialization PyTorch; expected Keras")]
    [InlineData("input 3; gru 3; dense 2 softmax", "'gru 3 return_sequences=false'; expected 'gru 2 return_sequences=false'")]
    [InlineData("input 3; gru 2 return_sequences=true; dense 2 softmax", "'gru 2 return_sequences=true'; expected 'gru 2 return_sequences=false'")]
    [InlineData("input 3; gru 2; dense 2", "Layer 2 of the file's model is 'dense 2'; expected 'dense 2 softmax'")]
    [InlineData("input 3; gru 2; dense 2 softmax; dense 1", "has a layer 'dense 1' more; expected 2 layers")]
    [InlineData("input 3; gru 2", "has 1 layer; expected 'dense 2 softmax' next")]
    [InlineData("input three", "cannot be read: 'three'")]
    public void Difference_of_specs_is_named(string spec, string part) =>
        AssertRefused(WithHeader(Good, h => h.Replace("input 3; gru 2; dense 2 softmax", spec, StringComparison.Ordinal)), part);

    [Theory]
    [InlineData("\"dense.bias\"", "\"dense.bios\"", "no tensor 'dense.bias'; expected one of shape [2]")]
    [InlineData("[3,6]", "[6,3]", "'gru.kernel' has the shape [6, 3]; expected [3, 6]")]
    [InlineData("\"F32\",\"shape\":[3,6]", "\"I32\",\"shape\":[3,6]", "'gru.kernel' has the dtype I32; expected F32")]
    [InlineData("\"F32\",\"shape\":[3,6]", "\"F31\",\"shape\":[3,6]", "'gru.kernel' has the dtype \"F31\"; expected one of BOOL")]
    [InlineData("[3,6]", "[3,7]", "expected 84 bytes between them")]
    [InlineData("[3,6]", "[3,-6]", "contains -6; expected whole numbers from 0")]
    [InlineData("[3,6]", "[3,6.5]", "contains 6.5; expected whole numbers from 0")]
    [InlineData("[3,6]", "[9223372036854775807,9223372036854775807,0]", "'gru.kernel' of shape")]
    [InlineData("[3,6]", "18", "is a JSON number; expected an array")]
    [InlineData("[0,72]", "[72,0]", "expected a beginning and an end behind it")]
    [InlineData("[0,72]", "[0,72,72]", "expected a beginning and an end behind it")]
    [InlineData("[72,120]", "[68,116]", "begins at byte 68 and overlaps that of 'gru.kernel'; expected 72")]
    [InlineData("[72,120]", "[76,124]", "begins at byte 76, with a gap behind 'gru.kernel'; expected 72")]
    [InlineData("\"dense.bias\"", "\"gru.bias\"", "'gru.bias' stands twice in the header")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3,6]", "\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[3,6]", "'gru.kernel' has 'dtype' twice")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3,6],", "\"dtype\":\"F32\",", "'gru.kernel' has no shape")]
    [InlineData("{\"genrnn.spec\":", "{\"genrnn.spec\":\"input 1\",\"genrnn.spec\":", "'genrnn.spec' stands twice in the metadata")]
    [InlineData("{\"genrnn.spec\":", "{\"other\":1,\"genrnn.spec\":", "metadata 'other' is a JSON number; expected a text")]
    public void Wrong_header_is_refused(string text, string replacement, string part)
    {
        byte[] file = WithHeader(Good, h =>
        {
            int at = h.IndexOf(text, StringComparison.Ordinal);
            Assert.True(at >= 0, "The header does not contain what the test replaces.");
            return h[..at] + replacement + h[(at + text.Length)..];
        });
        AssertRefused(file, part);
    }

    [Fact]
    public void Extra_tensor_is_refused()
    {
        byte[] file = Build(Header(Good)[..^1] + ",\"more\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[200,204]}}", [.. Data(Good), 0, 0, 0, 0]);
        int length = Data(Good).Length;
        Assert.Equal(192, length);
        AssertRefused(WithHeader(file, h => h.Replace("[200,204]", "[192,196]", StringComparison.Ordinal)), "has a tensor 'more', which the model does not");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"a\":")]
    [InlineData("{\"\\ud800\":{}}")]
    [InlineData("{\"gru.kernel\":{\"dtype\":\"\\udc00\",\"shape\":[],\"data_offsets\":[0,4]}}")]
    [InlineData("plainly no JSON")]
    public void Header_that_is_none_is_refused(string header) => Assert.NotEmpty(Refusal<SmallGru>(Build(header, [])));

    [Fact]
    public void Header_that_is_not_text_is_refused() => AssertRefused([2, 0, 0, 0, 0, 0, 0, 0, 0xC3, 0x28], "not UTF-8");

    [Fact]
    public void Deeply_nested_header_is_refused() =>
        AssertRefused(Build("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}", []), "not JSON");

    [Theory]
    [InlineData(0UL)]
    [InlineData(100_000_001UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void Absurd_header_length_is_refused(ulong length)
    {
        byte[] file = [.. Good];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        AssertRefused(file, $"length is given as {length} bytes; expected 2 to 100000000");
    }

    [Fact]
    public void Bytes_behind_the_last_tensor_are_refused() => AssertRefused([.. Good, 1, 2, 3], "3 bytes follow the last tensor; expected none");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Number_that_is_not_finite_is_refused(float value)
    {
        byte[] file = [.. Good];
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(file.Length - 4), value);
        AssertRefused(file, "'dense.bias' has ");
        AssertRefused(file, "at position 1; expected finite numbers");
    }

    [Fact]
    public void Missing_file_is_an_ordinary_io_error() =>
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load<SmallGru>(Path.Combine(Path.GetTempPath(), "genrnn-no-such-file")));

    [Fact]
    public void Message_begins_with_the_path()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "no model");
            ModelFileException error = Assert.Throws<ModelFileException>(() => ModelFile.Load<SmallGru>(path));
            Assert.StartsWith(path + ": ", error.Message, StringComparison.Ordinal);
            Assert.Equal(path, error.File);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void AssertRefused(byte[] file, string part) => Assert.Contains(part, Refusal<SmallGru>(file), StringComparison.Ordinal);

    private static string Refusal<TModel>(byte[] file)
        where TModel : class, IRecurrentModel<TModel> => Assert.Throws<ModelFileException>(() => Load<TModel>(file)).Message;

    [Fact]
    public void A_folder_is_no_file()
    {
        string folder = Path.GetTempPath();
        Assert.Contains("folder", Assert.Throws<ModelFileException>(() => ModelFile.Inspect(folder)).Message, StringComparison.Ordinal);
    }
}
