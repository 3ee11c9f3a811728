using GenRnn.Testing;

namespace GenRnn.Tests.Specs;

public class SpecTextLaws
{
    [Fact]
    public void Reading_what_was_written_gives_an_equal_spec() =>
        Law.Check(SpecArbitraries.AnySpecs, runs: 2000, law: spec => Assert.Equal(spec, ModelSpec.Parse(spec.ToString())));

    [Fact]
    public void Writing_what_was_read_gives_an_equal_text() =>
        Law.Check(SpecArbitraries.AnySpecs, runs: 500, law: spec => Assert.Equal(spec.ToString(), ModelSpec.Parse(spec.ToString()).ToString()));

    [Fact]
    public void Case_and_blanks_do_not_count() => Law.Check(SpecArbitraries.AnySpecs, runs: 500, law: spec =>
    {
        string text = string.Join(" ", spec.ToString().Split(' ').Select(word => word.StartsWith("name=", StringComparison.Ordinal) ? word : word.ToUpperInvariant()));
        Assert.Equal(spec, ModelSpec.Parse("  " + text.Replace("; ", "\t;\n ") + " ; "));
    });

    [Fact]
    public void Any_text_is_read_or_refused_in_three_parts() => Law.Check(SpecArbitraries.AnyTexts, runs: 5000, law: text =>
    {
        SpecResult<ModelSpec> result = SpecText.Parse(text);
        if (result.Value is { } spec) Assert.Equal(spec, ModelSpec.Parse(spec.ToString()));
        else Assert.Matches(@"(?s)^.+; expected .+\. .+\.$", result.Error);
    });

    [Fact]
    public void Equal_specs_have_equal_hash_codes() => Law.Check(SpecArbitraries.AnySpecs, runs: 500, law: spec =>
    {
        ModelSpec other = ModelSpec.Parse(spec.ToString());
        Assert.NotSame(spec, other);
        Assert.Equal(spec.GetHashCode(), other.GetHashCode());
    });

    [Fact]
    public void Filling_in_names_twice_changes_nothing() =>
        Law.Check(SpecArbitraries.AnySpecs, runs: 500, law: spec => Assert.Equal(spec, spec with { Layers = spec.Layers }));

    [Fact]
    public void Every_layer_of_a_model_has_a_name() =>
        Law.Check(SpecArbitraries.AnySpecs, runs: 500, law: spec => Assert.All(spec.Layers, layer => Assert.NotEqual("", layer.Name)));

    [Fact]
    public void A_spec_has_shapes_or_errors_and_never_both() => Law.Check(SpecArbitraries.AnySpecs, runs: 2000, law: spec =>
    {
        ShapeResult result = ShapeInference.Infer(spec);
        Assert.Equal(result.Errors.Count == 0, result.Shapes is not null);
        Assert.All(result.Errors, error => Assert.Matches(@"(?s)^.+; expected .+\. .+\.$", error.Message));
        Assert.All(result.Errors, error => Assert.InRange(error.LayerIndex ?? 0, 0, Math.Max(0, spec.Layers.Count - 1)));
        if (result.Shapes is null) Assert.Equal(result.Errors, Assert.Throws<SpecException>(() => ParameterLayout.Of(spec)).Errors);
    });

    [Fact]
    public void A_summary_never_fails_and_tells_every_error() => Law.Check(SpecArbitraries.AnySpecs, runs: 500, law: spec =>
    {
        string summary = spec.Summary();
        Assert.All(ShapeInference.Infer(spec).Errors, error => Assert.Contains(error.Message, summary));
    });
}
