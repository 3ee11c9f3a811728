namespace GenRnn.Tests.Models;

/// <summary>Prediction allocates nothing, once a thread has its working memory.</summary>
public class AllocationTests
{
    [Fact]
    public void Step_allocates_nothing() => AssertNone(model =>
    {
        WideStack.State state = default;
        Span<float> x = stackalloc float[6], y = stackalloc float[1];
        for (int i = 0; i < 100; i++) model.Step(ref state, x, y);
    });

    [Fact]
    public void Predict_allocates_nothing()
    {
        float[] x = new float[10 * 6], y = new float[1];
        AssertNone(model => model.Predict(x, y));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(33)]
    public void PredictBatch_allocates_nothing(int count)
    {
        float[] x = new float[count * 10 * 6], y = new float[count];
        AssertNone(model => model.PredictBatch(x, count, y));
    }

    [Fact]
    public void PredictBatch_with_lengths_allocates_nothing()
    {
        float[] x = new float[5 * 10 * 6], y = new float[5];
        int[] lengths = [0, 1, 5, 9, 10];
        AssertNone(model => model.PredictBatch(x, lengths, y));
    }

    [Fact]
    public void Projected_and_normalised_layers_allocate_nothing_either()
    {
        float[] x = new float[33 * 10 * 6], y = new float[33];
        int[] lengths = [0, 1, 5, 9, 10];
        NormalizedStack model = NormalizedStack.Create(seed: 1);
        Assert.Equal(0, Allocations.OfThisThread(() =>
        {
            NormalizedStack.State state = default;
            for (int i = 0; i < 100; i++) model.Step(ref state, x.AsSpan(0, 6), y.AsSpan(0, 1));
            model.Predict(x.AsSpan(0, 60), y.AsSpan(0, 1));
            model.PredictBatch(x, 33, y);
            model.PredictBatch(x.AsSpan(0, 5 * 60), lengths, y.AsSpan(0, 5));
        }));
    }

    private static void AssertNone(Action<WideStack> run)
    {
        WideStack model = WideStack.Create(seed: 1);
        Assert.Equal(0, Allocations.OfThisThread(() => run(model)));
    }
}
