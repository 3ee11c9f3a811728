namespace GenRnn.Tests.Models;

[RecurrentModel]
[Input(5, Steps = 10)]
[Gru(16)]
[Dense(3, Activation.Softmax)]
public sealed partial class PatternClassifier;

[RecurrentModel]
[Input(3)]
[Lstm(21, ReturnSequences = true)]
[Dense(2, Activation.Tanh)]
public sealed partial class StepTagger;

[RecurrentModel]
[Input(4)]
[SimpleRnn(7, ReturnSequences = true)]
[Gru(5, ResetAfter = false)]
public sealed partial record StateReader;

/// <summary>Wide enough that no kernel holds the state in registers.</summary>
[RecurrentModel]
[Input(6)]
[Lstm(80, ReturnSequences = true)]
[Dense(9, Activation.Relu)]
[Gru(100)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class WideStack;

/// <summary>Layers that project their state, and layers whose products the library normalises.</summary>
[RecurrentModel]
[Input(6)]
[Lstm(21, Projection = 9, ReturnSequences = true)]
[Lstm(18, LayerNormalization = true, ReturnSequences = true)]
[Gru(13, LayerNormalization = true, ReturnSequences = true)]
[Gru(7, LayerNormalization = true, ResetAfter = false)]
[Dense(1)]
public sealed partial class NormalizedStack;

/// <summary>A place for a nested model.</summary>
public static partial class Outer
{
    [RecurrentModel]
    [Input(2)]
    [SimpleRnn(3)]
    internal sealed partial class Nested;
}

/// <summary>Its static fields make models before any other member of the class is used.</summary>
[RecurrentModel]
[Input(2)]
[Gru(3)]
public sealed partial class SelfMade
{
    public static readonly SelfMade Standard = Create(7);

    public static readonly ParameterLayout LayoutAtStart = Layout;
}

internal static class Sequences
{
    public static float[] Random(int count, int seed)
    {
        var random = new System.Random(seed);
        var numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (float)((random.NextDouble() * 2) - 1);
        return numbers;
    }
}
