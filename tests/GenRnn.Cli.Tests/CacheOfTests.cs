using System.Runtime.CompilerServices;
using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Tests;

/// <summary>The tests keep compiled kernels for themselves, not among those of the user who runs them.</summary>
internal static class CacheOfTests
{
    [ModuleInitializer]
    internal static void Use() =>
        Environment.SetEnvironmentVariable(DiskImageStore.Variable, Path.Combine(Path.GetTempPath(), $"genrnn-tests-{Environment.UserName}"));
}
