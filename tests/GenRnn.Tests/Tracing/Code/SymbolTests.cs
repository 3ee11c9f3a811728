using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using FsCheck.Fluent;
using GenRnn.Samples;
using GenRnn.Testing;

namespace GenRnn.Tests.Tracing.Code;

/// <summary>Symbols are shown when they belong to the code that runs, and there is a reason in a sentence when none are.</summary>
public sealed class SymbolTests : IDisposable
{
    private const string Kernels = "Kernels256";

    private static readonly Type Model = typeof(RiseCounterGru);
    private static readonly string Assembly = Model.Assembly.Location, Symbols = Path.ChangeExtension(Assembly, ".pdb");
    private static readonly byte[] Whole = File.ReadAllBytes(Symbols);
    private static readonly string Text = EmbeddedSource.Read(Model, Kernels).Text;

    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-symbols-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Symbols_beside_the_assembly_are_read()
    {
        EmbeddedSource read = Read(Whole);
        Assert.Null(read.Missing);
        Assert.Equal(("GenRnn.Samples.RiseCounterGru.Kernels256.g.cs", Text), (read.Name, read.Text));
    }

    [Fact]
    public void Assembly_without_symbols_says_how_to_build_it() =>
        Assert.Equal("The assembly GenRnn.Samples has no portable symbols beside it or inside. Build it with DebugType portable or embedded to see the code.", Read(null).Missing);

    [Fact]
    public void Symbols_of_another_assembly_are_refused() =>
        Assert.Equal(
            "The symbols GenRnn.Samples.pdb belong to another build of GenRnn.Samples. Build it again, or put the symbols of the same build beside it, to see the code.",
            Read(File.ReadAllBytes(Path.ChangeExtension(typeof(ModelTrace).Assembly.Location, ".pdb"))).Missing);

    [Fact]
    public void File_that_is_not_the_loaded_assembly_is_refused()
    {
        string path = Copy("GenRnn.Samples.dll", File.ReadAllBytes(typeof(ModelTrace).Assembly.Location));
        Assert.Contains("was built anew in the meantime", EmbeddedSource.Read(Model, Kernels, path).Missing);
    }

    [Fact]
    public void Assembly_from_memory_is_read_from_its_file_beside_the_program()
    {
        var context = new AssemblyLoadContext("memory", isCollectible: true);
        Type model = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(Assembly))).GetType(Model.FullName!)!;
        Assert.Equal(("", Text), (model.Assembly.Location, EmbeddedSource.Read(model, Kernels).Text));
        context.Unload();
    }

    [Fact]
    public void Assembly_without_a_file_has_no_symbols()
    {
        Type model = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("GenRnn.Tests.Memory"), AssemblyBuilderAccess.Run).DefineDynamicModule("m").DefineType("Model").CreateType();
        Assert.StartsWith("The assembly GenRnn.Tests.Memory has no file of its own: it was loaded from memory,", EmbeddedSource.Read(model, Kernels).Missing);
    }

    [Fact]
    public void Symbols_that_are_cut_anywhere_are_refused() => Law.Check(
        ArbMap.Default.GeneratorFor<int>().Select(n => (int)((uint)n * 2654435761u % (uint)Whole.Length)).ToArbitrary(),
        length => Assert.NotNull(Read(Whole[..length]).Missing),
        runs: 300);

    [Fact]
    public void Symbols_with_changed_bytes_give_the_true_text_or_a_reason() => Law.Check(
        (from seed in Gen.Choose(0, int.MaxValue) select seed).ToArbitrary(),
        seed =>
        {
            var random = new Random(seed);
            byte[] changed = [.. Whole];
            for (int i = 0; i < 1 + (seed % 40); i++) changed[random.Next(seed % 2 == 0 ? changed.Length : 2000)] = (byte)random.Next(256);
            EmbeddedSource read = Read(changed);
            Assert.True(read.Missing is not null || read.Text == Text);
        },
        runs: 300);

    private EmbeddedSource Read(byte[]? symbols)
    {
        string path = Copy("GenRnn.Samples.dll", File.ReadAllBytes(Assembly));
        if (symbols is not null) Copy("GenRnn.Samples.pdb", symbols);
        return EmbeddedSource.Read(Model, Kernels, path);
    }

    private string Copy(string name, byte[] bytes)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
