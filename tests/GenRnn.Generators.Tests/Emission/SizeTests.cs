using System.Globalization;
using GenRnn.Compiler;

namespace GenRnn.Generators.Tests.Emission;

/// <summary>Emitted text costs those who compile it: all files of a model, for all vector widths, training included.</summary>
public class SizeTests
{
    /// <summary>Characters a layer; the text is ASCII but for names of users.</summary>
    private const int Most = 64 * 1024;

    [Theory]
    [InlineData("input 5; simple_rnn 8")]
    [InlineData("input 5; simple_rnn 8; dense 1 sigmoid")]
    [InlineData("input 5; gru 16")]
    [InlineData("input 5; gru 16; dense 3 softmax")]
    [InlineData("input 5; lstm 20; dense 1 sigmoid")]
    [InlineData("input 5; lstm 20; dense 2")]
    [InlineData("input 12; lstm 32; dense 9 softmax")]
    [InlineData("input 64; lstm 64 return_sequences=true; lstm 64")]
    [InlineData("input 64; gru 128")]
    [InlineData("input 32; lstm 128; dense 10 softmax")]
    [InlineData("input 256; lstm 512; dense 10 softmax")]
    [InlineData("input 5; gru 20 reset_after=false; dense 3 softmax")]
    public void Text_of_a_layer_is_small(string model)
    {
        ModelSpec spec = ModelSpec.Parse(model);
        EquatableArray<GeneratedFile> files = ModelCompiler.Compile(new ModelDeclaration("Sizes", EquatableArray<TypeHeader>.Empty, new TypeHeader("class", "Model"), spec));
        int layer = files.Sum(file => file.Text.Length) / spec.Layers.Count;
        Assert.True(layer < Most, string.Create(
            CultureInfo.InvariantCulture, $"{model}: {layer} characters a layer, {Most} at most; {string.Join(", ", files.Select(file => $"{file.Name} {file.Text.Length}"))}"));
    }
}
