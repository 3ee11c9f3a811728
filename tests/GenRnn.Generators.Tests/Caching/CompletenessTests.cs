using System.Reflection;
using GenRnn.Compiler;

namespace GenRnn.Generators.Tests.Caching;

/// <summary>Nothing that a user can write is silently dropped.</summary>
public class CompletenessTests
{
    public static TheoryData<string, string> OptionsOfLayers()
    {
        var options = new TheoryData<string, string>();
        foreach (Type attribute in typeof(LayerAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute)) && !t.IsAbstract))
        {
            foreach (PropertyInfo option in attribute.GetProperties().Where(p => p.CanWrite)) options.Add(attribute.Name.Replace("Attribute", ""), option.Name);
        }

        return options;
    }

    [Theory]
    [MemberData(nameof(OptionsOfLayers))]
    public void Every_option_of_every_layer_reaches_the_spec(string layer, string option)
    {
        PropertyInfo property = typeof(LayerAttribute).Assembly.GetType($"GenRnn.{layer}Attribute")!.GetProperty(option)!;
        object attribute = layer == "Dense" ? new DenseAttribute(3) : Activator.CreateInstance(property.ReflectedType!, 3)!;
        string other = property.GetValue(attribute) switch
        {
            bool value => value ? "false" : "true",
            null => "\"other\"",
            { } value => throw new NotSupportedException($"No other value is known for {value.GetType()}."),
        };

        Assert.NotEqual(Spec($"{layer}(3)"), Spec($"{layer}(3, {option} = {other})"));

        static ModelSpec Spec(string last) =>
            ((ModelDeclaration)Generation.Of($"using GenRnn; [RecurrentModel, Input(2), SimpleRnn(3, ReturnSequences = true), {last}] partial class M;").Values(GeneratorSteps.Declaration).Single()).Spec;
    }

    [Fact]
    public void Every_error_of_a_spec_has_a_diagnostic_of_its_own()
    {
        SpecError[] errors =
        [
            new SpecError.NoRecurrentLayer(1),
            new SpecError.SizeOutOfRange(0, "units", 0),
            new SpecError.TooManyParameters(1),
            new SpecError.SequenceExpected(0, "a", "b"),
            new SpecError.DuplicateName(0, "a"),
            new SpecError.InvalidName(0, "1"),
            new SpecError.UnsupportedCombination(0, "a", "b", "c"),
            new SpecError.OptionWithoutEffect(0, "a", "b", "c"),
        ];
        Assert.Equal(
            typeof(SpecError).GetNestedTypes().Select(t => t.Name).Order(),
            errors.Select(e => e.GetType().Name).Order());
        Assert.Equal(errors.Length, errors.Select(e => SpecFindings.Of(e, new SourcePosition("", default, default)).Descriptor).Distinct().Count());
    }
}
