using System.IO.Compression;
using System.Xml.Linq;

namespace GenRnn.Generators.Tests.Packaging;

/// <summary>The package as a user gets it.</summary>
public class PackageTests(PackageFixture package) : IClassFixture<PackageFixture>
{
    [Theory]
    [InlineData("lib/net10.0/GenRnn.dll")]
    [InlineData("lib/net10.0/GenRnn.xml")]
    [InlineData("lib/net10.0/GenRnn.Core.dll")]
    [InlineData("lib/net10.0/GenRnn.Core.xml")]
    [InlineData("analyzers/dotnet/cs/GenRnn.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/GenRnn.Compiler.dll")]
    [InlineData("analyzers/dotnet/cs/GenRnn.Core.dll")]
    [InlineData("analyzers/dotnet/cs/GenRnn.CodeFixes.dll")]
    [InlineData("README.md")]
    [InlineData("icon.png")]
    public void Package_holds(string file)
    {
        using ZipArchive archive = package.Open(".nupkg");
        Assert.True(archive.GetEntry(file)?.Length > 0);
    }

    [Fact]
    public void Package_holds_no_other_assembly()
    {
        using ZipArchive archive = package.Open(".nupkg");
        Assert.Equal(6, archive.Entries.Count(e => e.Name.EndsWith(".dll", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("lib/net10.0/GenRnn.pdb")]
    [InlineData("lib/net10.0/GenRnn.Core.pdb")]
    public void Symbol_package_holds(string file)
    {
        using ZipArchive archive = package.Open(".snupkg");
        Assert.True(archive.GetEntry(file)?.Length > 0);
    }

    [Fact]
    public void Only_dependencies_are_tensors_and_the_csv_parser() => Assert.Equal(
        ["CsvHelper", "System.Numerics.Tensors"], Manifest().Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value).Order());

    [Theory]
    [InlineData("license", "MIT")]
    [InlineData("readme", "README.md")]
    [InlineData("icon", "icon.png")]
    [InlineData("projectUrl", "https://github.com/genrnn/genrnn")]
    public void Manifest_says(string element, string value) =>
        Assert.Equal(value, Manifest().Descendants().Single(e => e.Name.LocalName == element).Value);

    [Fact]
    public void No_other_project_is_packable() => Assert.Equal(
        ["GenRnn.csproj"],
        new[] { "src", "generators", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(path => XElement.Load(path).Descendants("IsPackable").SingleOrDefault()?.Value != "false")
            .Select(Path.GetFileName));

    [PackageFact]
    public void Mistake_is_an_error_in_a_project_that_references_the_package_alone()
    {
        string folder = package.CreateProject("Mistaken", """
            using GenRnn;

            System.Console.WriteLine(typeof(Model));

            [RecurrentModel, Input(5), Gru(16), Gru(8)]
            internal partial class Model;
            """);
        (int exitCode, string output) = Command.Dotnet(folder, "build", "-c", "Release", "-v", "q");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Program.cs(5,28): error GRNN013: Layer 'gru' returns its last step alone;", output);
        Assert.DoesNotContain("CS8785", output);
    }

    [PackageFact]
    public void Model_runs_in_a_project_that_references_the_package_alone()
    {
        string folder = package.CreateProject("Consumer", """
            using GenRnn;

            PatternClassifier model = PatternClassifier.Create(seed: 1);
            float[] sequence = [.. Enumerable.Range(0, 10 * PatternClassifier.InputSize).Select(i => MathF.Sin(i))];
            float[] predicted = new float[PatternClassifier.OutputSize], stepped = new float[PatternClassifier.OutputSize];
            model.Predict(sequence, predicted);
            PatternClassifier.State state = default;
            for (int t = 0; t < 10; t++) model.Step(ref state, sequence.AsSpan(t * 5, 5), stepped);

            Console.WriteLine(FormattableString.Invariant($"sum {predicted.Sum():F5}"));
            Console.WriteLine("stepped " + predicted.Zip(stepped).All(p => MathF.Abs(p.First - p.Second) < 1e-5f));
            Console.WriteLine("spec " + (PatternClassifier.Spec == ModelSpec.Parse("input 5 steps=10; gru 16; dense 3 softmax")));
            Console.WriteLine("bias " + model.Parameters["gru.bias"].Lengths[1]);
            Console.WriteLine("code of " + string.Join(" and ", TraceCode.Of<PatternClassifier>().Plan.Select(layer => layer.Layer)));

            /// <summary>The model of the front page.</summary>
            [RecurrentModel]
            [Input(5, Steps = 10)]
            [Gru(16)]
            [Dense(3, Activation.Softmax)]
            public sealed partial class PatternClassifier;
            """);
        (int exitCode, string output) = Command.Dotnet(folder, "run", "-c", "Release");
        Assert.True(exitCode == 0, output);
        Assert.Equal(["sum 1.00000", "stepped True", "spec True", "bias 48", "code of gru and dense"], output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private XElement Manifest()
    {
        using ZipArchive archive = package.Open(".nupkg");
        using Stream stream = archive.GetEntry("GenRnn.nuspec")!.Open();
        return XElement.Load(stream);
    }
}
