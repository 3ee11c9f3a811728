using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>The state of a stream is a value, and all that a model carries.</summary>
public class StreamingLaws
{
    public static TheoryData<EngineKind, string> Models => EngineCases.Composed;

    [Theory]
    [MemberData(nameof(Models))]
    public void A_branch_goes_on_as_the_stream_would_have_and_leaves_it_alone(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 1, steps: 8);
        IModelStream stream = EngineCases.Engine(kind, model).OpenStream();
        Streams.Run(stream, model, 0, first: 0, count: 3);
        IModelStream branch = stream.Branch(), other = stream.Branch();
        Streams.Run(other, model, 0, first: 0, count: 2);
        float[] ofBranch = Streams.Run(branch, model, 0, first: 3, count: 5);
        Assert.Equal(Streams.Run(stream, model, 0, first: 3, count: 5), ofBranch);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Streams_of_one_model_do_not_touch_each_other(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 2, steps: 5);
        IModelEngine engine = EngineCases.Engine(kind, model);
        IModelStream first = engine.OpenStream(), second = engine.OpenStream();
        List<float> interleaved = [];
        for (int t = 0; t < model.Steps; t++)
        {
            interleaved.AddRange(Streams.Run(first, model, 0, t, 1));
            Streams.Run(second, model, 1, t, 1);
        }

        float[] alone = Streams.Run(engine, model, 0);
        Assert.Equal(alone, interleaved[^alone.Length..]);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_long_stream_stays_within_the_bound(EngineKind kind, string spec)
    {
        ModelCase model = ModelCase.Of(EngineCases.Spec(kind, spec), batch: 1, steps: 30);
        Expectation.Of(model).Check(0, Streams.Run(EngineCases.Engine(kind, model), model, 0));
    }
}
