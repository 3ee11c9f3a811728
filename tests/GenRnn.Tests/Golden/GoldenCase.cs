namespace GenRnn.Tests.Golden;

/// <summary>A tensor of golden numbers.</summary>
/// <param name="Shape">Row-major.</param>
/// <param name="Values">NaN where the library that made it says nothing.</param>
internal sealed record GoldenTensor(int[] Shape, float[] Values)
{
    /// <summary>Row <paramref name="index"/> of the first axis.</summary>
    public float[] this[int index] => Values.AsSpan(index * (Values.Length / Shape[0]), Values.Length / Shape[0]).ToArray();
}

/// <summary>One model with its numbers, as another library or the plain equations have them.</summary>
/// <param name="Name">File and case.</param>
/// <param name="Text">The model, as text.</param>
/// <param name="Lengths">Steps of each sequence, where they differ.</param>
/// <param name="Blocks">Names and shapes of the parameters, in the order in which they lie in the tensor <c>parameters</c>.</param>
/// <param name="Tensors">By name; see golden.py.</param>
internal sealed record GoldenCase(
    string Name, string Text, int[]? Lengths, IReadOnlyList<(string Name, int[] Shape)> Blocks, IReadOnlyDictionary<string, GoldenTensor> Tensors)
{
    /// <summary>The model.</summary>
    public ModelSpec Spec => ModelSpec.Parse(Text);

    /// <summary>The sequences, [N, T, I] or [N, T].</summary>
    public GoldenTensor Input => Tensors["input"];

    /// <summary>N.</summary>
    public int Batch => Input.Shape[0];

    /// <summary>T.</summary>
    public int Steps => Input.Shape[1];

    /// <summary>What came out, [N, O] or [N, T, O].</summary>
    public GoldenTensor Output => Tensors["output"];

    /// <summary>Whether it begins with a state other than zeros.</summary>
    public bool HasInitialState => Tensors.Keys.Any(k => k.StartsWith("initial_state/", StringComparison.Ordinal));

    /// <summary>Losses before each step of SGD.</summary>
    public float[] SgdLosses => Tensors["losses"][0];

    /// <summary>Losses before each step of Adam.</summary>
    public float[] AdamLosses => Tensors["losses"][1];

    /// <summary>The parameters at the start, in the order of the model's layout.</summary>
    public float[] Start => Parameters(0);

    /// <summary>The gradient of the sum of outputs times weights.</summary>
    public float[] Gradient => Parameters(1);

    /// <summary>The parameters after twenty steps of SGD.</summary>
    public float[] AfterSgd => Parameters(2);

    /// <summary>The parameters after twenty steps of Adam.</summary>
    public float[] AfterAdam => Parameters(3);

    /// <summary>The length of a sequence.</summary>
    public int LengthOf(int row) => Lengths?[row] ?? Steps;

    /// <summary>What a sequence reads, without its padding.</summary>
    public float[] ValidInput(int row) => Input[row][..(LengthOf(row) * (Input.Values.Length / Batch / Steps))];

    /// <summary>What comes out of a sequence, without the outputs of padding.</summary>
    public float[] ValidOutput(int row) => Output.Shape.Length == 3 ? Output[row][..(LengthOf(row) * Output.Shape[^1])] : Output[row];

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Text}";

    private float[] Parameters(int row)
    {
        ParameterLayout layout = ParameterLayout.Of(Spec);
        Assert.Equal(layout.Blocks.Select(b => b.Name).Order(), Blocks.Select(b => b.Name).Order());
        float[] given = Tensors["parameters"][row], values = new float[layout.Count];
        int offset = 0;
        foreach ((string name, int[] shape) in Blocks)
        {
            ParameterBlock block = layout.Find(name)!;
            Assert.Equal(block.Shape, shape.ToEquatableArray());
            given.AsSpan(offset, block.Length).CopyTo(values.AsSpan(block.Offset));
            offset += block.Length;
        }

        Assert.Equal(given.Length, offset);
        return values;
    }
}
