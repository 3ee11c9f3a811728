using GenRnn.Reference;

namespace GenRnn;

/// <summary>One sequence and what the trained model made of it.</summary>
/// <param name="Index">Its place in the test data.</param>
/// <param name="Steps">Its valid steps.</param>
/// <param name="Input">[steps, features].</param>
/// <param name="Run">Every layer and step.</param>
/// <param name="Output">The model's output.</param>
internal sealed record ExampleRun(int Index, int Steps, float[] Input, ModelRun<float> Run, float[] Output)
{
    /// <summary>
    /// Runs one sequence twice. The output is the model's own, from the emitted kernels. States, gates and scores come from
    /// the reference with the same parameters, because emitted kernels keep them in registers and write none of them down.
    /// </summary>
    public static ExampleRun Of<TModel>(TModel model, ReferenceModel<float> reference, SequenceDataset data, int index)
        where TModel : class, IRecurrentModel<TModel> =>
        new(index, data.Lengths[index], data.Sequence(index).ToArray(), reference.RunSingle(data.Sequence(index)), DatasetOutputs.Of(model, data, index, 1)[0]);

    /// <summary>Values with a row a step where <paramref name="perStep"/>, and one vector alone otherwise.</summary>
    public TraceTensor Tensor(bool perStep, int width, IEnumerable<float> values) =>
        new(perStep ? EquatableArray.Of(Steps, width) : EquatableArray.Of(width), values.ToEquatableArray());
}
