using System.Collections.Generic;
using System.Linq;

namespace GenRnn.Compiler.Planning;

/// <summary>The plan of a whole model at one vector width: its layers, and where their states lie.</summary>
public sealed record ModelPlan
{
    /// <summary>Decides for every layer.</summary>
    public ModelPlan(ModelSpec spec, VectorWidth width, PlanPolicy? policy = null)
    {
        Spec = spec;
        Width = width;
        Layout = PackedLayout.Of(spec, width.Lanes, spec.Storage);
        ModelShapes shapes = ShapeInference.Infer(spec).OrThrow();
        Output = shapes.Output;
        EquatableArray<string> names = LayerIdentifiers.Of(spec);
        Layers = shapes.Layers.Select((shape, i) => new LayerPlan(spec, shape, i, Layout, width, names[i], policy ?? PlanPolicy.Standard)).ToEquatableArray();
    }

    /// <summary>The model.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The vectors in use.</summary>
    public VectorWidth Width { get; }

    /// <summary>Where the weights lie.</summary>
    public PackedLayout Layout { get; }

    /// <summary>What the model returns.</summary>
    public TensorShape Output { get; }

    /// <summary>All layers.</summary>
    public EquatableArray<LayerPlan> Layers { get; }

    /// <summary>The layers that do something in prediction: all but dropout.</summary>
    public IReadOnlyList<LayerPlan> Chain => [.. Layers.Where(l => l.Shape.Layer is not DropoutSpec)];

    /// <summary>Whether a layer's output is the model's, in prediction.</summary>
    public bool IsOutput(LayerPlan layer) => layer == Chain[Chain.Count - 1];

    /// <summary>Whether a layer is the last one, whose activation training leaves to the loss.</summary>
    public bool IsLast(LayerPlan layer) => layer.Index == Layers.Count - 1;

    /// <summary>Layers of the chain up to the last recurrent one: what every time step runs.</summary>
    public IReadOnlyList<LayerPlan> Trunk => [.. Chain.TakeWhile(l => l.Index <= LastRecurrent.Index)];

    /// <summary>Layers of the chain behind the last recurrent one.</summary>
    public IReadOnlyList<LayerPlan> Head => [.. Chain.SkipWhile(l => l.Index <= LastRecurrent.Index)];

    /// <summary>Whether the head runs after the last step alone.</summary>
    public bool HeadWaits => !Output.PerStep && Head.Count > 0;

    /// <summary>The last recurrent layer.</summary>
    public LayerPlan LastRecurrent => Layers.Last(l => l.IsRecurrent);

    /// <summary>
    /// Whether sequences run layer by layer, in the order that the runtime library knows, because a layer looks ahead, says
    /// which steps count, or is no kernel of the model's own; otherwise every step runs through all layers.
    /// </summary>
    public bool RunsByLayers => RunByLayers(Spec);

    /// <inheritdoc cref="RunsByLayers"/>
    public static bool RunByLayers(ModelSpec spec) => spec.LooksAhead || spec.Layers.Any(l => l is EmbeddingSpec or MaskingSpec or LayerNormalizationSpec);

    /// <summary>Whether the step of a layer writes the output of the model besides its state: a recurrent layer at the end.</summary>
    public bool WritesOutput(LayerPlan layer) => IsOutput(layer) && !(layer.IsRecurrent && RunsByLayers);

    /// <summary>Floats of the state: for each recurrent layer h and, for an LSTM, c, then those of its backward half, in order.</summary>
    public int StateSize => Layers.Sum(StateSizeOf);

    /// <summary>Where the hidden state of a layer lies in the state; its cell state follows.</summary>
    public int StateOffset(LayerPlan layer) => Layers.Take(layer.Index).Sum(StateSizeOf);

    private static int StateSizeOf(LayerPlan layer) => HalfStateSize(layer) * (layer.IsBidirectional ? 2 : 1);

    /// <summary>Floats of the state of one half of a layer.</summary>
    public static int HalfStateSize(LayerPlan layer) => layer.IsRecurrent ? layer.Stride + (layer.HasCell ? layer.UnitStride : 0) : 0;
}
