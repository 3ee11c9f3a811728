using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;

namespace GenRnn.Generators.Tests.Emission;

/// <summary>The spec that a model carries at run time is the one that its attributes state.</summary>
public class SpecTests
{
    private static readonly (string Attributes, string Text)[] Cases =
    [
        ("RecurrentModel, Input(2), SimpleRnn(3)", "input 2; simple_rnn 3"),
        ("RecurrentModel, Input(2, Steps = 7), SimpleRnn(3, ReturnSequences = true, UseBias = false, Name = \"a\")", "input 2 steps=7; simple_rnn 3 name=a use_bias=false return_sequences=true"),
        ("RecurrentModel, Input(2), Gru(3, ResetAfter = false), Dense(2, Activation.Softmax, Name = \"gru_1\")", "input 2; gru 3 reset_after=false; dense 2 softmax name=gru_1"),
        ("RecurrentModel, Input(2), Lstm(3, UnitForgetBias = false, Name = \"lstm_4\"), Dense(1, Activation.Sigmoid, UseBias = false)", "input 2; lstm 3 name=lstm_4 unit_forget_bias=false; dense 1 sigmoid use_bias=false"),
        ("RecurrentModel(Precision = Precision.Accurate), Input(2), Gru(3)", "model precision=accurate; input 2; gru 3"),
        ("RecurrentModel(Initialization = Initialization.PyTorch), Input(2), Gru(3, ReturnSequences = true), Gru(3), Dense(1, Activation.Tanh)", "model initialization=pytorch; input 2; gru 3; gru 3; dense 1 tanh"),
        ("RecurrentModel(Storage = WeightStorage.BFloat16), Input(2, Steps = 3), Gru(3)", "model storage=bfloat16; input 2 steps=3; gru 3"),
        ("RecurrentModel, Input(2), Dense(2, Activation.Relu), Lstm(3)", "input 2; dense 2 relu; lstm 3"),
    ];

    private static readonly Lazy<Assembly> Models = new(() =>
    {
        using var image = new MemoryStream();
        EmitResult result = Emitted.Clean([.. Cases.Select((c, i) => $"using GenRnn; [{c.Attributes}] internal partial class Model{i};")]).Output.Emit(image);
        Assert.True(result.Success);
        image.Position = 0;
        return new AssemblyLoadContext("specs", isCollectible: true).LoadFromStream(image);
    });

    public static TheoryData<string> Texts() => [.. Cases.Select(c => c.Text)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Model_carries_its_spec(string text)
    {
        int index = Array.FindIndex(Cases, c => c.Text == text);
        Type model = Models.Value.GetType($"Model{index}", throwOnError: true)!;
        var spec = (ModelSpec)model.GetProperty("Spec")!.GetValue(null)!;
        Assert.Equal(ModelSpec.Parse(text), spec);
        Assert.Equal(text, spec.ToString());
        Assert.Equal(ParameterLayout.Of(spec), model.GetProperty("Layout")!.GetValue(null));
    }
}
