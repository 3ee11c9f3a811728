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

    /// <summary>Whether a layer's output is the model's.</summary>
    public bool IsOutput(LayerPlan layer) => layer.Index == Layers.Count - 1;

    /// <summary>Layers up to the last recurrent one: what every time step runs.</summary>
    public int TrunkLength => Layers.Last(l => l.IsRecurrent).Index + 1;

    /// <summary>Floats of the state: for each recurrent layer h and, for an LSTM, c, in order.</summary>
    public int StateSize => Layers.Sum(StateSizeOf);

    /// <summary>Where the hidden state of a layer lies in the state; its cell state follows.</summary>
    public int StateOffset(LayerPlan layer) => Layers.Take(layer.Index).Sum(StateSizeOf);

    private static int StateSizeOf(LayerPlan layer) => layer.IsRecurrent ? layer.Stride + (layer.HasCell ? layer.UnitStride : 0) : 0;
}
