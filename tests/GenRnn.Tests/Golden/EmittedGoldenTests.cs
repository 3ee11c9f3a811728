using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using GenRnn.Reference;
using GenRnn.Testing;

namespace GenRnn.Tests.Golden;

/// <summary>Emitted kernels agree with other libraries, for the widest vectors of the machine.</summary>
public class EmittedGoldenTests
{
    private static readonly EngineKind Kind =
        Vector512.IsHardwareAccelerated ? EngineKind.Lanes16 : Vector256.IsHardwareAccelerated ? EngineKind.Lanes8 : EngineKind.Lanes4;

    private static readonly Lazy<bool> Prepared = new(() =>
    {
        Engines.Prepare(Kind, GoldenCases.All.Where(GoldenCases.HasKernels).Select(c => c.Spec));
        return true;
    });

    public static TheoryData<string> Batched => GoldenCases.For(RunModes.Batch);

    public static TheoryData<string> Streamed => GoldenCases.For(RunModes.Streaming);

    public static TheoryData<string> Trained => GoldenCases.For(RunModes.Training);

    public static TheoryData<string> FromStates => GoldenCases.WithKernels;

    [Theory]
    [MemberData(nameof(Batched))]
    public void Outputs_of_batches_agree(string name)
    {
        GoldenCase golden = Find(name);
        CheckBatch(golden);
    }

    [Theory]
    [MemberData(nameof(Batched))]
    public void Outputs_of_single_sequences_agree(string name)
    {
        GoldenCase golden = Find(name);
        IModelEngine engine = Factory(golden).Create(golden.Start);
        for (int n = 0; n < golden.Batch; n++) Agreement.Check($"output of sequence {n}", golden.ValidOutput(n), engine.Predict(golden.ValidInput(n)));
    }

    [Theory]
    [MemberData(nameof(FromStates))]
    public void Outputs_from_a_state_and_final_states_agree(string name)
    {
        GoldenCase golden = Find(name);
        IModelEngine engine = Factory(golden).Create(golden.Start);
        for (int n = 0; n < golden.Batch; n++)
        {
            float[] state = State(golden, "initial_state", n), expectedState = State(golden, "final_state", n);
            Agreement.Check($"output of sequence {n}", golden.ValidOutput(n), engine.PredictFrom(state, golden.ValidInput(n)));
            if (golden.Tensors.Keys.Any(k => k.StartsWith("final_state/", StringComparison.Ordinal))) Agreement.Check($"final state of sequence {n}", expectedState, state);
        }
    }

    [Theory]
    [MemberData(nameof(Streamed))]
    public void Outputs_step_by_step_agree(string name)
    {
        GoldenCase golden = Find(name);
        IModelEngine engine = Factory(golden).Create(golden.Start);
        for (int n = 0; n < golden.Batch; n++)
        {
            IModelStream stream = engine.OpenStream();
            float[][] steps = [.. golden.ValidInput(n).Chunk(golden.Spec.InputSize).Select(input => stream.Step(input))];
            Agreement.Check($"output of sequence {n}", golden.ValidOutput(n), golden.Output.Shape.Length == 3 ? [.. steps.SelectMany(s => s)] : steps[^1]);
        }
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void Gradients_of_the_training_kernel_agree(string name)
    {
        GoldenCase golden = Find(name);
        Activation head = golden.Spec.Layers[^1] is DenseSpec dense ? dense.Activation : Activation.Linear;
        int outputs = golden.Output.Shape[^1];
        IEnumerable<ModelRun<double>> runs = new ReferenceRun(golden).Runs(ReferenceRun.Doubles(golden.Start));
        double alpha = golden.Spec.Layers[^1] is DenseSpec d ? ActivationAlphas.Of(d.Activation, d.ActivationAlpha) : 0;
        float[] dScores =
        [
            .. runs.SelectMany(r => r.Scores).Chunk(outputs).Zip(runs.SelectMany(r => r.Output).Chunk(outputs), golden.Tensors["weight"].Values.Chunk(outputs))
                .SelectMany(p => Functions.ApplyBackward(head, RealVector<double>.Of(p.First), RealVector<double>.Of(p.Second), RealVector<double>.Of(ReferenceRun.Doubles(p.Third)), alpha))
                .Select(d => (float)d),
        ];
        BatchGradient gradient = Factory(golden).Create(golden.Start).Backward(golden.Input.Values, Lengths(golden), dScores);
        Agreement.CheckParameters("gradient of", golden.Spec, golden.Gradient, gradient.Parameters.AsSpan());
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void Twenty_steps_of_gradient_descent_agree(string name) => CheckTraining(name, Optimizer.Sgd(0.1f), g => g.SgdLosses, g => g.AfterSgd);

    [Theory]
    [MemberData(nameof(Trained))]
    public void Twenty_steps_of_Adam_agree(string name) => CheckTraining(name, Optimizer.Adam(0.01f), g => g.AdamLosses, g => g.AfterAdam);

    [Fact]
    public void Every_case_is_tested() => Assert.Equal(GoldenCases.All.Count, FromStates.Count);

    private static GoldenCase Find(string name)
    {
        _ = Prepared.Value;
        return GoldenCases.Find(name);
    }

    /// <summary>A state of one sequence as engines take it; zeros where the case has none.</summary>
    private static float[] State(GoldenCase golden, string which, int row)
    {
        return
        [
            .. golden.Spec.Layers.OfType<RecurrentSpec>().SelectMany(layer => new[] { layer.Name, layer.Name + ".backward" }.Take(layer.Bidirectional ? 2 : 1)
                .SelectMany(half => Part($"{which}/{half}.h", layer.HiddenSize).Concat(layer is LstmSpec ? Part($"{which}/{half}.c", layer.Units) : []))),
        ];

        float[] Part(string key, int size) => golden.Tensors.TryGetValue(key, out GoldenTensor? tensor) ? tensor[row] : new float[size];
    }

    private static IModelFactory Factory(GoldenCase golden) => InMemoryModels.Compile(golden.Spec, Engines.LanesOf(Kind));

    private static int[] Lengths(GoldenCase golden) => [.. Enumerable.Range(0, golden.Batch).Select(golden.LengthOf)];

    private static void CheckBatch(GoldenCase golden)
    {
        float[] outputs = Factory(golden).Create(golden.Start).PredictBatch(golden.Input.Values, Lengths(golden));
        Agreement.Check("output", golden.Output.Values, outputs);
    }

    private static void CheckTraining(string name, Optimizer optimizer, Func<GoldenCase, float[]> losses, Func<GoldenCase, float[]> after)
    {
        GoldenCase golden = Find(name);
        SequenceDataset data = SequenceDataset.Create(Tensor(golden.Input with { Shape = [golden.Batch, golden.Steps, golden.Spec.InputSize] }), Tensor(golden.Tensors["target"]), Lengths(golden));
        var options = new TrainingOptions { Epochs = losses(golden).Length, BatchSize = golden.Batch, Shuffle = false, Optimizer = optimizer, Loss = Loss.MeanSquaredError };
        Trained trained = Factory(golden).Fit(golden.Start, data, options);
        Agreement.Check("losses", losses(golden), [.. trained.History.Select(e => e.Loss)]);
        Agreement.CheckParameters("after training", golden.Spec, after(golden), trained.Parameters.Values);
    }

    private static Tensor<float> Tensor(GoldenTensor tensor) => System.Numerics.Tensors.Tensor.Create(tensor.Values, [.. tensor.Shape.Select(s => (nint)s)]);
}
