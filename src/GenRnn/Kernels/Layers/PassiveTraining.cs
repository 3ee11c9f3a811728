using System.ComponentModel;

namespace GenRnn.Kernels;

/// <summary>A layer whose kernels know no shape: it works on rows of any length.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PassiveTraining : TrainingLayer
{
    private AlignedBuffer? _outputs;

    internal override RowView Outputs => new(ref (GivesScores ? Model.Scores : _outputs)!.Origin, Stride);

    /// <summary>Numbers of a row of outputs.</summary>
    private protected int OutputSize { get; private set; }

    internal override void Attach(LayeredModel model, LayerShape shape, int index, TrainingLayer? below, bool isLast)
    {
        OutputSize = shape.Output.Features;
        base.Attach(model, shape, index, below, isLast);
    }

    private protected override void MakeRoom()
    {
        if (!GivesScores) _outputs = Buffer(IsPerStep, Stride);
    }
}
