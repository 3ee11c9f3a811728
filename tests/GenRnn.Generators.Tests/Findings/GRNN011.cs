namespace GenRnn.Generators.Tests.Findings;

public class GRNN011
{
    [Theory]
    [InlineData("Gru(0)", "0 units; expected 1 to 65536. Give a positive number.")]
    [InlineData("Lstm(-3)", "-3 units; expected 1 to 65536. Give a positive number.")]
    [InlineData("SimpleRnn(65537)", "65537 units; expected 1 to 65536. Give a smaller number.")]
    [InlineData("SimpleRnn(int.MinValue)", "-2147483648 units; expected 1 to 65536. Give a positive number.")]
    [InlineData("Gru(units: 0, Name = \"g\")", "0 units; expected 1 to 65536. Give a positive number.")]
    public void Units_are_out_of_range(string layer, string message) => Assert.Equal(
        message, Expect.Diagnostic($"using GenRnn; [RecurrentModel, Input(2), {{|GRNN011:{layer}|}}] partial class M;"));

    [Fact]
    public void Units_of_a_head_are_out_of_range() =>
        Expect.Diagnostic("using GenRnn; [RecurrentModel, Input(2), Gru(1), {|GRNN011:Dense(0)|}] partial class M;");

    [Theory]
    [InlineData("Input(0)", "0 features; expected 1 to 65536. Give a positive number.")]
    [InlineData("Input(-1)", "-1 features; expected 1 to 65536. Give a positive number.")]
    [InlineData("Input(100000)", "100000 features; expected 1 to 65536. Give a smaller number.")]
    [InlineData("Input(2, Steps = 0)", "0 steps; expected 1 to 16777216. Give a positive number.")]
    [InlineData("Input(2, Steps = -5)", "-5 steps; expected 1 to 16777216. Give a positive number.")]
    [InlineData("Input(2, Steps = int.MaxValue)", "2147483647 steps; expected 1 to 16777216. Give a smaller number.")]
    public void Input_is_out_of_range(string input, string message) => Assert.Equal(
        message, Expect.Diagnostic($"using GenRnn; [RecurrentModel, {{|GRNN011:{input}|}}, Gru(1)] partial class M;"));

    [Fact]
    public void Every_size_is_named() => Expect.Diagnostics(
        "using GenRnn; [RecurrentModel, {|GRNN011,GRNN011:Input(0, Steps = 0)|}, {|GRNN011:Gru(0)|}, {|GRNN011:Dense(0)|}] partial class M;");
}
