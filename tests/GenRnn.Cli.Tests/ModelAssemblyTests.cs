using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Tests;

/// <summary>Models compiled on the fly.</summary>
public sealed class ModelAssemblyTests
{
    private static readonly ModelSpec Small = ModelSpec.Input(2).Gru(3), Other = ModelSpec.Input(1).SimpleRnn(2).Dense(1, Activation.Sigmoid);

    [Fact]
    public void Compiled_class_is_the_model_that_was_asked_for()
    {
        IReadOnlyList<CompiledModel> models = ModelAssembly.Compile([Small, Other]);

        Assert.Equal([Small, Other], models.Select(model => model.Use(new SpecOf())));
        Assert.All(models, model => Assert.True(model.Streams));
    }

    [Fact]
    public void Step_and_sequence_of_a_compiled_model_agree()
    {
        CompiledModel model = ModelAssembly.Compile(Small);
        float[] whole = model.Use(new PredictOf([0.5f, -1, 0.25f, 2])), steps = model.Use(new StreamOf([0.5f, -1, 0.25f, 2]));

        Assert.Equal(3, whole.Length);
        Assert.All(whole.Zip(steps), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
    }

    [Fact]
    public void Store_is_asked_before_anything_is_compiled()
    {
        var store = new Memory();
        ModelAssembly.Compile(Small, store);
        ModelAssembly.Compile(Small, store);
        ModelAssembly.Compile(Other, store);

        Assert.Equal(2, store.Images.Count);
        Assert.Equal(1, store.Found);
        Assert.All(store.Images.Keys, key => Assert.Matches("^[0-9a-f]{64}$", key.Hash));
    }

    [Fact]
    public void Equal_models_give_equal_images()
    {
        Memory first = new(), second = new();
        ModelAssembly.Compile(Small, first);
        ModelAssembly.Compile(Small, second);

        Assert.Equal(first.Images.Single().Value, second.Images.Single().Value);
    }

    [Fact]
    public void Code_of_a_compiled_model_is_there_whether_its_image_was_or_not()
    {
        var store = new Memory();
        IReadOnlyList<CompiledModel> compiled = ModelAssembly.Compile([Small, Other], store), found = ModelAssembly.Compile([Small, Other], store);

        Assert.Equal(1, store.Found);
        Assert.Equal(compiled.Select(model => model.Code), found.Select(model => model.Code));
        Assert.Equal([["gru"], ["simple_rnn", "dense"]], found.Select(model => model.Code.Plan.Select(layer => layer.Layer)));
        Assert.All(found, model => Assert.Equal((null, ModelAssembly.Lanes), (model.Code.Missing, model.Code.Width)));
    }

    [Fact]
    public void Spec_that_is_no_model_is_refused_in_its_own_words()
    {
        var e = Assert.Throws<SpecException>(() => ModelAssembly.Compile(ModelSpec.Input(2).Dense(3)));

        Assert.Contains("expected at least one of SimpleRnn, Gru and Lstm", e.Message, StringComparison.Ordinal);
    }

    private sealed class Memory : IImageStore
    {
        public Dictionary<ImageKey, byte[]> Images { get; } = [];

        public int Found { get; private set; }

        public byte[] GetOrAdd(ImageKey key, Func<byte[]> compile)
        {
            if (Images.TryGetValue(key, out byte[]? image)) Found++;
            else Images[key] = image = compile();
            return image;
        }
    }

    private sealed class SpecOf : IModelUse<ModelSpec>
    {
        public ModelSpec Use<TModel>()
            where TModel : class, IRecurrentModel<TModel> => TModel.Spec;
    }

    private sealed class PredictOf(float[] sequence) : IModelUse<float[]>
    {
        public float[] Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            float[] output = new float[TModel.Spec.Layers[^1].Units];
            TModel.Create(1).Predict(sequence, output);
            return output;
        }
    }

    private sealed class StreamOf(float[] sequence) : IStreamUse<float[]>
    {
        public float[] Use<TModel, TState>()
            where TModel : class, IStreamingModel<TModel, TState>
            where TState : unmanaged, IEquatable<TState>
        {
            TModel model = TModel.Create(1);
            float[] output = new float[TModel.Spec.Layers[^1].Units];
            TState state = default;
            for (int i = 0; i < sequence.Length; i += TModel.Spec.InputSize) model.Step(ref state, sequence.AsSpan(i, TModel.Spec.InputSize), output);
            return output;
        }
    }
}
