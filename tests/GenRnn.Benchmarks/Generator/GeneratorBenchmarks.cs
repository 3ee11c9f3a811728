using BenchmarkDotNet.Attributes;

namespace GenRnn.Benchmarks.Generator;

/// <summary>What the generator costs while a user types.</summary>
[InProcess]
public class GeneratorBenchmarks
{
    private UserProject _project = null!;
    private int _edits;

    /// <summary>A project of twenty models that has been generated once.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _project = new UserProject([Sources.Unrelated(0), .. Sources.TwentyModels]);
        _project.Generate();
    }

    /// <summary>One of the models is edited.</summary>
    [Benchmark]
    public double EditedModel()
    {
        _project.Edit(1, Sources.Model("Edited", "Input(5)", $"Lstm({20 + (_edits++ % 2)})"));
        return _project.Generate();
    }

    /// <summary>A file without a model is edited.</summary>
    [Benchmark]
    public double UnrelatedEdit()
    {
        _project.Edit(0, Sources.Unrelated(++_edits));
        return _project.Generate();
    }
}
