using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GenRnn.Generators.Tests;

/// <summary>What a user's project references: the framework, System.Numerics.Tensors and GenRnn.</summary>
internal static class References
{
    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths().Select(path => MetadataReference.CreateFromFile(path))];

    private static IEnumerable<string> Paths()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] own = ["GenRnn", "GenRnn.Core", "System.Numerics.Tensors"];
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || own.Contains(Path.GetFileNameWithoutExtension(path)));
    }
}
