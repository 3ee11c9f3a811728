using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using GenRnn.Cli.Compilation;

namespace GenRnn.Cli.Tests;

/// <summary>
/// This assembly as a process: it compiles the kernels of the models that it is called with, and runs none of them, while
/// the just-in-time compiler writes its listing to a file.
/// </summary>
internal static class KernelProcess
{
    private static int Main(string[] models)
    {
        foreach (CompiledModel model in ModelAssembly.Compile([.. models.Select(ModelSpec.Parse)]))
        {
            foreach (Type kernels in model.Type.GetNestedTypes(BindingFlags.NonPublic))
            {
                foreach (MethodInfo method in kernels.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization)) RuntimeHelpers.PrepareMethod(method.MethodHandle);
                }
            }
        }

        return 0;
    }

    /// <summary>The listing for models, with vectors up to a width: what was compiled how, and the machine code.</summary>
    public static async Task<string[]> List(int vectorBits, params string[] models)
    {
        string listing = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(KernelProcess).Assembly.Location, .. models]) { RedirectStandardError = true };
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            start.Environment["DOTNET_JitDisasm"] = "*Kernels*:*";
            start.Environment["DOTNET_JitDisasmSummary"] = "1";
            if (vectorBits < 512) start.Environment["DOTNET_EnableAVX512"] = "0";
            if (vectorBits < 256) start.Environment["DOTNET_EnableAVX2"] = "0";
            using Process process = Process.Start(start)!;
            string error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal((0, ""), (process.ExitCode, error));
            return await File.ReadAllLinesAsync(listing);
        }
        finally
        {
            File.Delete(listing);
        }
    }
}
