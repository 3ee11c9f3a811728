using System.Globalization;
using FsCheck;
using GenRnn.Compiler;
using GenRnn.Testing;

namespace GenRnn.Laws.Emitted;

/// <summary>The text that the compiler writes is a function of the declaration alone.</summary>
public class EmissionLaws
{
    private static readonly Arbitrary<ModelSpec> Specs = Arbitraries.Specs();

    [Fact]
    public void Equal_specs_emit_equal_bytes_under_any_culture() => Law.Check(Specs, runs: 20, law: spec =>
    {
        EquatableArray<GeneratedFile> invariant = Emit(spec, CultureInfo.InvariantCulture);
        Assert.NotEmpty(invariant);
        foreach (string name in new[] { "de-DE", "sv-SE", "ar-SA", "tr-TR" })
            Assert.Equal(invariant, Emit(ModelSpec.Parse(spec.ToString()), CultureInfo.GetCultureInfo(name)));
    });

    [Fact]
    public void Emitted_lines_end_alike_and_without_blanks() => Law.Check(Specs, runs: 20, law: spec =>
    {
        foreach (GeneratedFile file in Emit(spec, CultureInfo.InvariantCulture))
        {
            Assert.DoesNotContain('\r', file.Text);
            Assert.DoesNotContain('\t', file.Text);
            Assert.DoesNotContain(" \n", file.Text, StringComparison.Ordinal);
            Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Names_of_emitted_files_are_distinct() => Law.Check(Specs, runs: 20, law: spec =>
    {
        string[] names = [.. Emit(spec, CultureInfo.InvariantCulture).Select(f => f.Name)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    });

    private static EquatableArray<GeneratedFile> Emit(ModelSpec spec, CultureInfo culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return ModelCompiler.Compile(new ModelDeclaration("Laws", EquatableArray<TypeHeader>.Empty, new TypeHeader("class", "Model"), spec));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
