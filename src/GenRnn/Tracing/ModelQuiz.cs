using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>Three questions about a model, with answers computed from it and wrong options that are plausible for it.</summary>
internal static class ModelQuiz
{
    private const int Options = 4;

    /// <param name="spec">The model.</param>
    /// <param name="steps">Steps of the sequence that is asked about.</param>
    /// <param name="seed">Decides the order of the options, together with the model: other models have their right answers elsewhere.</param>
    public static IEnumerable<QuizQuestion> Of(ModelSpec spec, int steps, int seed)
    {
        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        LayerShape layer = shapes.Layers.First(l => l.Layer is RecurrentSpec);
        int order = spec.ToString().Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
        var random = new RandomSource(order, RandomStreams.Quiz);
        yield return OutputShape(shapes, layer, steps, random);
        yield return CarriedState(layer, steps, random);
        yield return Parameters(spec, layer, steps, random);
    }

    private static QuizQuestion OutputShape(ModelShapes shapes, LayerShape layer, int steps, RandomSource random)
    {
        int width = layer.Output.Features;
        bool isTwofold = layer.Layer is RecurrentSpec { Bidirectional: true };
        string last = $"{Shape([width])}: {(isTwofold ? "the hidden states that its two halves end with" : "the hidden state after the last step")}";
        string every = $"{Shape([steps, width])}: {(isTwofold ? "the hidden states of its two halves" : "the hidden state")} after every step";
        return Ask(
            $"What does the {LayerWords.Title(layer.Layer)} layer '{layer.Layer.Name}' pass on for one sequence of {Count(steps, "step")}?",
            layer.Output.PerStep ? every : last,
            [
                layer.Output.PerStep ? last : every,
                $"{Shape([steps, layer.Input.Features])}: what it read, unchanged",
                ReferenceEquals(shapes.Layers[shapes.Layers.Count - 1], layer)
                    ? "[1]: how many steps it has read"
                    : $"{Shape(shapes.Output.PerStep ? [steps, shapes.Output.Features] : [shapes.Output.Features])}: the model's final answer",
            ],
            layer.Output.PerStep
                ? $"The layer returns sequences (return_sequences): what comes behind it needs its {Count(width, "number")} at each of the {Count(steps, "step")}."
                : $"The layer reads all {Count(steps, "step")} and passes on what it holds at the end, {Count(width, "number")}: a summary of the whole sequence.",
            random);
    }

    private static QuizQuestion CarriedState(LayerShape layer, int steps, RandomSource random)
    {
        var spec = (RecurrentSpec)layer.Layer;
        int units = spec.Units, hidden = spec.HiddenSize, features = layer.Input.Features, gates = GateOrder.GatesOf(spec);
        string h = $"the hidden state h, {Count(hidden, "number")}", both = $"the hidden state h and the cell state c, {Whole((long)hidden + units)} numbers in all";
        return Ask(
            $"Memory is what is carried from one step to the next. What does {(spec.Bidirectional ? "each half of " : "")}the {LayerWords.Title(spec)} layer '{spec.Name}' carry?",
            layer.Layer is LstmSpec ? both : h,
            [
                layer.Layer is LstmSpec ? $"the hidden state h alone, {Count(hidden, "number")}" : both,
                $"the input of the step before, {Count(features, "number")}",
                gates > 1 ? $"the values of its gates, {Whole((long)gates * units)} numbers" : $"all inputs so far, up to {Count((long)steps * features, "number")}",
            ],
            layer.Layer switch
            {
                LstmSpec => "An LSTM keeps two vectors: c, which its gates write and erase, and h, what it shows of c; both go into the next step. Gates and inputs are used and forgotten.",
                GruSpec => "A GRU has one vector, h: its update gate mixes the old one with a candidate. Gates and inputs are used and forgotten.",
                _ => "The cell has one vector, h, which it computes anew from the input and the h of the step before. Whatever is not in h is forgotten.",
            },
            random);
    }

    /// <summary>The wrong numbers are those of the usual slips: no bias, no recurrent kernel, one gate for all, a set for each step.</summary>
    private static QuizQuestion Parameters(ModelSpec spec, LayerShape layer, int steps, RandomSource random)
    {
        ParameterLayout layout = ParameterLayout.Of(spec);
        List<ParameterBlock> blocks = [.. layout.Blocks.Where(block => block.Layer == layer.Layer.Name)];
        long Length(ParameterRole role) => blocks.Where(block => block.Role == role).Sum(block => (long)block.Length);
        long kernel = Length(ParameterRole.Kernel), recurrent = Length(ParameterRole.RecurrentKernel), bias = Length(ParameterRole.Bias);
        long right = blocks.Sum(block => (long)block.Length);
        long[] slips = [kernel + recurrent, kernel + bias, right / GateOrder.GatesOf(layer.Layer), right * steps, right + layer.Layer.Units, 2 * right, 3 * right, 4 * right];
        return Ask(
            $"How many parameters has the {LayerWords.Title(layer.Layer)} layer '{layer.Layer.Name}' of {Count(layer.Layer.Units, "unit")}{(layer.Layer is RecurrentSpec { Bidirectional: true } ? " in each of its halves" : "")} that reads {Count(layer.Input.Features, "number")} a step?",
            Whole(right),
            slips.Where(s => s != right && s > 0).Distinct().Take(Options - 1).Select(s => Whole(s)),
            Sum(blocks, right),
            random);
    }

    private static QuizQuestion Ask(string question, string right, IEnumerable<string> wrong, string reason, RandomSource random)
    {
        string[] options = [right, .. wrong];
        random.Shuffle<string>(options);
        return new QuizQuestion(question, options.ToEquatableArray(), Array.IndexOf(options, right)) { Reason = reason };
    }

    /// <summary>The parameters of a layer added up, tensor by tensor.</summary>
    private static string Sum(List<ParameterBlock> blocks, long right)
    {
        string terms = string.Join(", ", blocks.Select(block => block.Shape.Count > 1
            ? $"{block.Name} {string.Join(" x ", block.Shape.Select(length => Whole(length)))} = {Whole(block.Length)}"
            : $"{block.Name} {Whole(block.Length)}"));
        return $"{terms}: {Whole(right)} in all, the same ones at every step.";
    }
}
