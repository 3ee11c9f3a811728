namespace GenRnn.Generators.Tests.Emission;

public class HintNameTests
{
    [Fact]
    public void Models_of_one_name_have_their_own_files()
    {
        Generation generation = Generation.Of("""
            using GenRnn;
            [RecurrentModel, Input(2), Gru(3)] partial class M;
            namespace A { [RecurrentModel, Input(2), Gru(4)] partial class M; }
            namespace A.B { [RecurrentModel, Input(2), Gru(5)] partial class M; }
            namespace C { partial class A { [RecurrentModel, Input(2), Gru(6)] partial class M; } partial class B { [RecurrentModel, Input(2), Gru(7)] partial class M; } }
            """);
        ShouldBeUnique(generation, models: 5);
    }

    [Fact]
    public void Plain_names_stay_plain() => Assert.Contains(
        "Shop.Outer.Model.g.cs",
        Generation.Of("using GenRnn; namespace Shop; partial class Outer { [RecurrentModel, Input(2), Gru(3)] partial class Model; }").Files.Select(f => f.HintName));

    [Theory]
    [InlineData("[RecurrentModel, Input(2), Gru(3)] partial class Tone; [RecurrentModel, Input(2), Gru(3)] partial class TONE; [RecurrentModel, Input(2), Gru(3)] partial class tone;")]
    [InlineData("partial class A { [RecurrentModel, Input(2), Gru(3)] partial class M; } partial class a { [RecurrentModel, Input(2), Gru(3)] partial class M; }")]
    public void Models_that_differ_by_case_have_their_own_files(string models) =>
        ShouldBeUnique(Generation.Of("using GenRnn; " + models), models.Split("Input").Length - 1);

    [Fact]
    public void Model_that_comes_to_clash_is_renamed()
    {
        Generation before = Generation.Of("using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class Tone;", "");
        Generation after = before.Then("using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class Tone;", "using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class TONE;");
        ShouldBeUnique(after, models: 2);
    }

    [Theory]
    [InlineData("@class")]
    [InlineData("Größe")]
    [InlineData("模型")]
    [InlineData("_")]
    [InlineData("M\\u00e4")]
    [InlineData("VeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryVeryLongName")]
    public void Any_name_is_fit_for_a_file(string name) =>
        ShouldBeUnique(Generation.Of($"using GenRnn; [RecurrentModel, Input(2), Gru(3)] partial class {name};"), models: 1);

    private static void ShouldBeUnique(Generation generation, int models)
    {
        string[] names = [.. generation.Files.Select(f => f.HintName)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(models, generation.Values(GeneratorSteps.Declaration).Count());
        Assert.True(names.Length >= models);
        Assert.Equal(0, names.Length % models);
    }
}
