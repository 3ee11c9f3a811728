using FsCheck;
using FsCheck.Fluent;

namespace GenRnn.Testing;

/// <summary>Draws models: cells, precision, sizes, depth, biases, initialisation, output a step or once, Dense layers anywhere.</summary>
internal static class SpecGenerator
{
    private static readonly Activation[] AtTheEnd = Enum.GetValues<Activation>();

    /// <summary>An exponential inside a model soon leaves the range in which errors stay small.</summary>
    private static readonly Activation[] Inside = [.. AtTheEnd.Where(a => a != Activation.Exponential)];

    public static Gen<ModelSpec> Specs(int largestSize, int deepest) =>
        from initialization in Gen.Frequency((2, Gen.Constant(Initialization.Keras)), (1, Gen.Constant(Initialization.PyTorch)))
        from precision in Gen.Frequency((3, Gen.Constant(Precision.Fast)), (1, Gen.Constant(Precision.Accurate)))
        from inputs in Gen.Choose(1, largestSize)
        from hasSteps in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from depth in Gen.Choose(1, deepest)
        from before in Rarely(DenseLayer(largestSize, Inside))
        from recurrent in Gen.ArrayOf(RecurrentLayer(largestSize, initialization), depth)
        from between in Gen.ArrayOf(Rarely(DenseLayer(largestSize, Inside)), depth)
        from perStep in Gen.Elements(true, false)
        from head in Usually(DenseLayer(largestSize, AtTheEnd))
        select Assemble(initialization, precision, inputs, hasSteps, before, recurrent, between, perStep, head);

    private static ModelSpec Assemble(
        Initialization initialization, Precision precision, int inputs, bool hasSteps, LayerSpec? before, RecurrentSpec[] recurrent, LayerSpec?[] between, bool perStep, LayerSpec? head)
    {
        var layers = new List<LayerSpec?> { before };
        for (int i = 0; i < recurrent.Length; i++)
        {
            layers.Add(recurrent[i] with { ReturnSequences = perStep || i < recurrent.Length - 1 });
            layers.Add(between[i]);
        }

        layers.Add(head);
        return new ModelSpec(inputs, hasSteps ? 1 : null) { Initialization = initialization, Precision = precision, Layers = layers.OfType<LayerSpec>().ToEquatableArray() };
    }

    private static Gen<RecurrentSpec> RecurrentLayer(int largestSize, Initialization initialization)
    {
        bool isKeras = initialization == Initialization.Keras;
        return from kind in Gen.Choose(0, isKeras ? 3 : 2)
               from units in Gen.Choose(1, largestSize)
               from useBias in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
               from unitForgetBias in Gen.Elements(true, false)
               select kind switch
               {
                   0 => (RecurrentSpec)new SimpleRnnSpec(units) { UseBias = useBias },
                   1 => new LstmSpec(units) { UseBias = useBias, UnitForgetBias = unitForgetBias || !useBias || !isKeras },
                   2 => new GruSpec(units) { UseBias = useBias },
                   _ => new GruSpec(units) { UseBias = useBias, ResetAfter = false },
               };
    }

    private static Gen<LayerSpec> DenseLayer(int largestSize, Activation[] activations) =>
        from activation in Gen.Elements(activations)
        from units in Gen.Choose(activation == Activation.Softmax ? 2 : 1, Math.Max(largestSize, 2))
        from useBias in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select (LayerSpec)new DenseSpec(units, activation) { UseBias = useBias };

    private static Gen<LayerSpec?> Rarely(Gen<LayerSpec> layer) => Gen.Frequency((5, Gen.Constant<LayerSpec?>(null)), (1, layer.Select(l => (LayerSpec?)l)));

    private static Gen<LayerSpec?> Usually(Gen<LayerSpec> layer) => Gen.Frequency((1, Gen.Constant<LayerSpec?>(null)), (5, layer.Select(l => (LayerSpec?)l)));
}
