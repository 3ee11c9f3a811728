using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What layers are and do, in words.</summary>
internal static class LayerWords
{
    /// <summary>GRU, for example.</summary>
    public static string Title(LayerSpec layer) => layer switch
    {
        GruSpec => "GRU",
        LstmSpec => "LSTM",
        SimpleRnnSpec => "SimpleRNN",
        EmbeddingSpec => "Embedding",
        MaskingSpec => "Masking",
        DropoutSpec => "Dropout",
        LayerNormalizationSpec => "LayerNormalization",
        _ => "Dense",
    };

    /// <summary>Name, kind and, where it has units, width: gru (GRU, 16 units).</summary>
    public static string Heading(LayerSpec layer) => $"{layer.Name} ({Title(layer)}{(layer is PassiveSpec ? "" : ", " + Count(layer.Units, "unit"))})";

    /// <summary>What a layer does, in a sentence; of the last Dense layer, what it does before its activation.</summary>
    public static string Describe(LayerShape shape, bool isHead) => shape.Layer switch
    {
        SimpleRnnSpec simple => $"{Reads(simple)}; mixes each with the state that it carries, h' = {ActivationName(simple.Activation)}(x W + b + h U); passes on {Passes(shape)}.",
        GruSpec gru => $"{Reads(gru)}; its update gate decides how much of the state is kept, its reset gate how much the new part sees of it; passes on {Passes(shape)}.",
        LstmSpec lstm => $"{Reads(lstm)}; its gates decide what its cell forgets, what it takes in and what it shows; passes on {Passes(shape)}.",
        DenseSpec dense => $"Weighs {Count(shape.Input.Features, "number")} into {Count(dense.Units, isHead ? "score" : "number")}{(shape.Input.PerStep ? " at every step" : "")}"
            + (isHead || dense.Activation == Activation.Linear ? "." : $" and applies {ActivationName(dense.Activation)}."),
        EmbeddingSpec embedding => $"Looks each id up in a table of {Count(embedding.Vocabulary, "vector")} of {Count(embedding.Dimension, "number")}.",
        MaskingSpec => "Marks the steps that do not count: the layers behind carry their state over them.",
        DropoutSpec => "Leaves numbers out in training, others each time; passes on everything in prediction.",
        LayerNormalizationSpec => "Shifts and scales the numbers of each vector to the mean 0 and the variance 1, then by its own factors.",
        _ => "",
    };

    /// <summary>What comes out of the whole model, in a sentence.</summary>
    public static string DescribeOutput(ModelSpec spec, TensorShape output)
    {
        string text = spec.Layers[spec.Layers.Count - 1] is DenseSpec { Activation: not Activation.Linear } head
            ? DescribeActivation(head, output)
            : $"the numbers of the last layer are the answer{EachStep(output)}";
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }

    /// <summary>What the last layer's activation makes of its scores.</summary>
    public static string DescribeActivation(DenseSpec head, TensorShape output)
    {
        string each = output.Features == 1 ? "the score" : "each score";
        return head.Activation switch
        {
            Activation.Softmax => $"softmax turns the {Whole(output.Features)} scores into probabilities that sum to one{EachStep(output)}",
            Activation.Sigmoid => $"sigmoid turns {each} into a number between 0 and 1{EachStep(output)}",
            Activation.Tanh => $"tanh turns {each} into a number between -1 and 1{EachStep(output)}",
            Activation.Relu => $"relu lets positive scores pass and makes the others zero{EachStep(output)}",
            Activation.Linear => $"the scores are the answer{EachStep(output)}",
            _ => $"{ActivationName(head.Activation)} is applied to {each}{EachStep(output)}",
        };
    }

    /// <summary>The layer's activation as users write it.</summary>
    public static string ActivationName(Activation activation) => Activations.NameOf(activation);

    /// <summary>What an inner value of a recurrent layer does.</summary>
    public static string DescribeGate(string name) => name switch
    {
        "z" => "update gate: 1 keeps the old state, 0 replaces it",
        "r" => "reset gate: 0 hides the old state from the candidate",
        "n" => "candidate for the new state",
        "i" => "input gate: how much of the candidate enters the cell",
        "f" => "forget gate: how much of the cell is kept",
        "g" => "candidate for the cell",
        "o" => "output gate: how much of the cell is shown",
        "c" => "cell state",
        _ => "",
    };

    /// <summary>How the states of the two halves of a layer become one vector.</summary>
    public static string Merged(Merge merge) => merge switch
    {
        Merge.Sum => "added up",
        Merge.Multiply => "multiplied",
        Merge.Average => "averaged",
        _ => "end to end",
    };

    private static string Reads(RecurrentSpec layer) => layer switch
    {
        { Bidirectional: true } => "Reads the steps in both directions, with a half for each",
        { GoBackwards: true } => "Reads the steps from the last to the first",
        _ => "Reads one step after the other",
    };

    private static string Passes(LayerShape shape)
    {
        var layer = (RecurrentSpec)shape.Layer;
        string numbers = Count(shape.Output.Features, "number");
        return (layer.Bidirectional, shape.Output.PerStep) switch
        {
            (false, true) => $"its {numbers} of state after every step",
            (false, false) => $"its {numbers} of state after the last step{(layer.GoBackwards ? " that it reads, the first of the sequence" : "")}",
            (true, true) => $"the states of both at every step, {Merged(layer.Merge)}: {numbers}",
            (true, false) => $"the states that both end with, {Merged(layer.Merge)}: {numbers}",
        };
    }

    private static string EachStep(TensorShape shape) => shape.PerStep ? " at every step" : "";
}
