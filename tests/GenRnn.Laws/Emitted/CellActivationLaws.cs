using System.Globalization;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>
/// Every activation in every cell, for candidates and for gates: models of all four cells, in which the activations go round
/// and the sizes with them, so that gates of different activations share a vector in all ways.
/// </summary>
public class CellActivationLaws
{
    private static readonly Activation[] Activations = [.. Enum.GetValues<Activation>().Where(a => a != Activation.Softmax)];

    /// <summary>The models.</summary>
    public static IReadOnlyList<string> Models { get; } =
    [
        .. Enumerable.Range(0, Activations.Length).Select(Text),
        "input 3; lstm 20 activation=elu activation_alpha=0.4 recurrent_activation=elu recurrent_activation_alpha=0.9 return_sequences=true; dense 2",
        "input 2; gru 9 activation=leaky_relu activation_alpha=0.5 recurrent_activation=leaky_relu recurrent_activation_alpha=0.1 return_sequences=true",
        "model precision=accurate; input 4; gru 21 reset_after=false activation=sigmoid recurrent_activation=tanh; simple_rnn 7 activation=sigmoid",
        "model precision=accurate; input 2; lstm 13 activation=softsign recurrent_activation=tanh",
        "input 14; lstm 76 activation=silu return_sequences=true; gru 90 recurrent_activation=hard_sigmoid; dense 2",
    ];

    /// <summary>Models with narrow weights, which the reference rounds beforehand.</summary>
    public static IReadOnlyList<string> NarrowModels { get; } =
    [
        "model storage=bfloat16; input 3; lstm 20 activation=relu recurrent_activation=hard_sigmoid; gru 24 activation=selu; dense 3",
        "model storage=int16; input 5; gru 12 reset_after=false activation=gelu recurrent_activation=hard_sigmoid; simple_rnn 33 activation=silu",
    ];

    public static TheoryData<EngineKind, string> Cases => EngineCases.Crossed(Engines.EachWidth.Prepend(EngineKind.Reference), Models);

    public static TheoryData<EngineKind, string> NarrowCases => EngineCases.Crossed(Engines.EachWidth, NarrowModels);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(NarrowCases))]
    public void Predictions_and_streams_lie_within_the_bound(EngineKind kind, string text)
    {
        ModelCase model = ModelCase.Of(Prepared(kind, text), batch: 9, steps: 4);
        IModelEngine engine = EngineCases.Engine(kind, model);
        Expectation.Of(model).Check(engine.PredictBatch(model.Sequences(), model.Batch), "batch");
        Expectation.Of(model).Check(1, engine.Predict(ModelCase.Row(model.Sequences(), 1, model.SequenceLength)), "prediction");
        Expectation.Of(model).Check(2, Streams.Run(engine, model, 2), "stream");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_equal_those_of_the_reference(EngineKind kind, string text) =>
        GradientChecks.AgainstReference(kind, BatchLaws.Ragged(Prepared(kind, text), batch: 9, steps: 3));

    [Theory]
    [InlineData(EngineKind.Lanes16)]
    [InlineData(EngineKind.Lanes8)]
    [InlineData(EngineKind.Lanes4)]
    public void Lanes_of_padding_spoil_no_gradient_of_a_long_sequence(EngineKind kind) =>
        GradientChecks.AgainstReference(kind, ModelCase.Of(ModelSpec.Parse("input 2; lstm 6 activation=exponential recurrent_activation=exponential; dense 1"), batch: 2, steps: 120, seed: 12));

    [Fact]
    public void Every_cell_meets_every_activation_in_candidates_and_in_gates()
    {
        RecurrentSpec[] layers = [.. Models.SelectMany(text => ModelSpec.Parse(text).Layers.OfType<RecurrentSpec>())];
        Assert.All(Activations, activation =>
        {
            Assert.Equal(4, Cells(layers.Where(l => l.Activation == activation)));
            Assert.Equal(3, Cells(layers.OfType<GatedSpec>().Where(l => l.RecurrentActivation == activation)));
        });

        static int Cells(IEnumerable<RecurrentSpec> of) => of.Select(l => (l.Kind, (l as GruSpec)?.ResetAfter)).Distinct().Count();
    }

    private static ModelSpec Prepared(EngineKind kind, string text)
    {
        Engines.Prepare(kind, Models.Concat(NarrowModels).Select(ModelSpec.Parse));
        return ModelSpec.Parse(text);
    }

    private static string Text(int turn)
    {
        string Units(int place) => (1 + (((turn * 7) + (place * 5)) % 27)).ToString(CultureInfo.InvariantCulture);
        string Named(int place) => GenRnn.Activations.NameOf(Activations[(turn + place) % Activations.Length]);
        return $"input 3; lstm {Units(0)} activation={Named(0)} recurrent_activation={Named(4)}; gru {Units(1)} activation={Named(1)} recurrent_activation={Named(7)}; "
            + $"gru {Units(2)} reset_after=false activation={Named(2)} recurrent_activation={Named(9)}; simple_rnn {Units(3)} activation={Named(3)} return_sequences=true";
    }
}
