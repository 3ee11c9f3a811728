using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Generators.Tests.Caching;

/// <summary>Nothing that a user can write is silently dropped.</summary>
public class CompletenessTests
{
    private static readonly Type[] Attributes =
        [.. typeof(LayerAttribute).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(LayerAttribute)) && !t.IsAbstract)];

    public static TheoryData<string, string> OptionsOfLayers()
    {
        var options = new TheoryData<string, string>();
        foreach (Type attribute in Attributes)
        {
            foreach (PropertyInfo option in attribute.GetProperties().Where(p => p.CanWrite && p.Name != "Steps")) options.Add(NameOf(attribute), option.Name);
        }

        return options;
    }

    public static TheoryData<string> Layers() => [.. Attributes.Select(NameOf)];

    [Theory]
    [MemberData(nameof(OptionsOfLayers))]
    public void Every_option_of_every_layer_reaches_the_spec(string layer, string option)
    {
        string other = DefaultOf(layer, option) switch
        {
            bool value => value ? "false" : "true",
            int value => $"{value + 1}",
            double value => double.IsNaN(value) ? "0.25" : $"{value} + 0.25",
            Enum value => $"({value.GetType().Name}){Convert.ToInt32(value) + 1}",
            null => "\"other\"",
            { } value => throw new NotSupportedException($"No other value is known for {value.GetType()}."),
        };

        Assert.NotEqual(Read(layer), Read(layer, $"{option} = {other}"));
    }

    [Theory]
    [MemberData(nameof(OptionsOfLayers))]
    public void Every_option_has_the_same_default_in_attribute_and_spec(string layer, string option)
    {
        object? value = DefaultOf(layer, option);
        if (value is null or double.NaN) return;
        string written = value switch
        {
            bool flag => flag ? "true" : "false",
            Enum member => $"{member.GetType().Name}.{member}",
            _ => FormattableString.Invariant($"{value}"),
        };
        Assert.Equal(Read(layer), Read(layer, $"{option} = {written}"));
    }

    /// <summary>The table, attributes and records have the same options: all but the name and the sizes.</summary>
    [Theory]
    [MemberData(nameof(Layers))]
    public void Table_attribute_and_record_have_the_same_options(string layer)
    {
        LayerSpec spec = Read(layer);
        string[] table = [.. LayerOptions.Of(spec).Select(o => o.Name).Order()];
        string[] attribute = [.. AttributeOf(layer).GetProperties().Where(p => p.CanWrite && p.Name is not ("Name" or "Steps")).Select(p => p.Name).Order()];
        string[] record =
        [
            .. spec.GetType().GetProperties()
                .Where(p => p.CanWrite && p.PropertyType != typeof(Initializer) && p.Name is not ("Name" or "Units" or "Vocabulary" or "Dimension" or "Value" or "Rate"))
                .Where(p => spec is not PassiveSpec and not EmbeddingSpec || p.Name != "UseBias")
                .Where(p => spec is not DenseSpec || p.Name != "Activation")
                .Select(p => p.Name)
                .Concat(spec.GetType().GetProperties()
                    .Where(p => p.PropertyType == typeof(Initializer))
                    .SelectMany(p => new[] { p.Name, p.Name.Replace("Initializer", "Constant"), p.Name.Replace("Initializer", "Scale") }))
                .Order(),
        ];
        Assert.Equal(table, attribute);
        Assert.Equal(table, record);
    }

    [Fact]
    public void Steps_of_an_embedding_are_those_of_the_model()
    {
        AttributeData[] attributes = AttributesOf("Embedding(10, 4, Steps = 7), Gru(3)");
        Assert.Equal(7, SpecReader.Read(attributes[0], attributes[1..]).Steps);
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
            new SpecError.UndefinedValue(0, "a", 1, default),
            new SpecError.NumberOutOfRange(0, "a", "b", 1, "c"),
            new SpecError.LayerMisplaced(0, "a", "b", "c"),
            new SpecError.NotSupportedYet(0, "a", "b"),
        ];
        Assert.Equal(
            typeof(SpecError).GetNestedTypes().Select(t => t.Name).Order(),
            errors.Select(e => e.GetType().Name).Order());
        Assert.Equal(errors.Length, errors.Select(e => SpecFindings.Of(e, new SourcePosition("", default, default)).Descriptor).Distinct().Count());
    }

    private static string NameOf(Type attribute) => attribute.Name[..^"Attribute".Length];

    private static Type AttributeOf(string layer) => Attributes.Single(a => NameOf(a) == layer);

    private static object? DefaultOf(string layer, string option)
    {
        Type attribute = AttributeOf(layer);
        object?[] arguments = [.. attribute.GetConstructors().Single().GetParameters().Select(p => p.HasDefaultValue ? p.DefaultValue : Convert.ChangeType(1, p.ParameterType))];
        return attribute.GetProperty(option)!.GetValue(Activator.CreateInstance(attribute, arguments));
    }

    /// <summary>What the reader makes of an attribute, before anything is checked.</summary>
    private static LayerSpec Read(string layer, string option = "")
    {
        IEnumerable<string> sizes = AttributeOf(layer).GetConstructors().Single().GetParameters().Where(p => !p.HasDefaultValue).Select(_ => "1");
        AttributeData[] attributes = AttributesOf($"{layer}({string.Join(", ", sizes.Concat(option == "" ? [] : [option]))})");
        return LayerReader.Read(attributes[1]);
    }

    private static AttributeData[] AttributesOf(string layers)
    {
        CSharpCompilation compilation = Generation.Compile($"using GenRnn; [RecurrentModel, {layers}] class M;");
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return [.. compilation.GetTypeByMetadataName("M")!.GetAttributes()];
    }
}
