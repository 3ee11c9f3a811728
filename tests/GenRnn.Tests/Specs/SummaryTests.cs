using System.Globalization;

namespace GenRnn.Tests.Specs;

public class SummaryTests
{
    /// <summary>GRU: 3 gates of 16 units with 5 + 16 weights and two biases, 48 * 23 = 1104. Dense: 16 * 3 + 3 = 51.</summary>
    [Fact]
    public void Summary_of_the_front_page() => Assert.Equal(
        """
        Layer                      Output      Parameters
        -------------------------------------------------
        input (Input)              [N, 10, 5]           0
        gru (GRU 16, reset after)  [N, 16]          1,104
        dense (Dense 3, softmax)   [N, 3]              51
        Total: 1,155 parameters, 4,620 bytes

        """,
        ModelSpec.Input(5, steps: 10).Gru(16).Dense(3, Activation.Softmax).Summary());

    [Fact]
    public void Summary_names_a_storage_that_is_not_the_default() => Assert.EndsWith(
        "Total: 1,155 parameters, 4,620 bytes; weights are bfloat16 in prediction\n",
        ModelSpec.Input(5, storage: WeightStorage.BFloat16).Gru(16).Dense(3, Activation.Softmax).Summary());

    [Theory]
    [InlineData("input 5 steps=10; gru 16; dense 3 softmax", "gru (GRU 16, reset after) [N, 16] 1,104", "dense (Dense 3, softmax) [N, 3] 51", "Total: 1,155 parameters, 4,620 bytes")]
    [InlineData("input 5; lstm 20 return_sequences=true; dense 1 sigmoid", "input (Input) [N, T, 5] 0", "lstm (LSTM 20) [N, T, 20] 2,080", "Total: 2,101 parameters, 8,404 bytes")]
    [InlineData("input 5 steps=3; simple_rnn 8 return_sequences=true; gru 2 reset_after=false", "input (Input) [N, 3, 5] 0", "simple_rnn (SimpleRNN 8) [N, 3, 8] 112", "gru (GRU 2, reset before) [N, 2] 66")]
    [InlineData("embedding 1000 16 mask_zero=true steps=7; lstm 8 bidirectional=true merge=sum dropout=0.1; dense 1", "input (Tokens) [N, 7] 0", "embedding (Embedding 1000 x 16, mask zero) [N, 7, 16] 16,000", "lstm (LSTM 8, bidirectional, merge sum, dropout 0.1) [N, 8] 1,600")]
    [InlineData("input 5; masking -1; gru 3 activation=relu kernel_initializer=he_normal; dropout 0.5; layer_normalization center=false", "masking (Masking -1) [N, T, 5] 0", "gru (GRU 3, reset after, activation relu, kernel initializer he_normal) [N, 3] 90", "dropout (Dropout 0.5) [N, 3] 0", "layer_normalization (LayerNormalization, no center) [N, 3] 3")]
    public void Summary_has_the_rows(string text, params string[] rows)
    {
        string[] lines = [.. ModelSpec.Parse(text).Summary().Split('\n').Select(line => string.Join(" ", line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.All(rows, row => Assert.Contains(row, lines));
    }

    [Fact]
    public void Columns_are_aligned()
    {
        string[] lines = ModelSpec.Parse("input 5 steps=10; gru 128 name=a_rather_long_name; dense 3 softmax").Summary().TrimEnd('\n').Split('\n');
        Assert.Single(lines.SkipLast(1).Select(line => line.Length).Distinct());
        Assert.Equal(6, lines.Length);
    }

    [Fact]
    public void Summary_of_a_spec_that_is_no_model_tells_why() => Assert.Equal(
        "input 5; dense 3\nNone of the model's 1 layers is recurrent; expected at least one of SimpleRnn, Gru and Lstm. Add a recurrent layer, for example [Gru(16)].\n",
        ModelSpec.Input(5).Dense(3).Summary());

    [Fact]
    public void Summary_is_the_same_under_any_culture()
    {
        string summary = ModelSpec.Input(500).Lstm(100).Summary();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-CH");
            Assert.Equal(summary, ModelSpec.Input(500).Lstm(100).Summary());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
