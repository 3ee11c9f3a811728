using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using GenRnn.Cli.Compilation;
using GenRnn.Kernels;

namespace GenRnn.Cli.Tests;

/// <summary>
/// This assembly as a process: it trains as <see cref="InterruptedTraining"/> says, or compiles the kernels of the models that it is called with, and runs a batch of training,
/// while the just-in-time compiler writes its listing to a file.
/// </summary>
internal static class KernelProcess
{
    private static int Main(string[] models)
    {
        if (models is [InterruptedTraining.Word, var path]) return InterruptedTraining.Run(path);
        foreach (CompiledModel model in ModelAssembly.Compile([.. models.Select(ModelSpec.Parse)]))
        {
            foreach (Type kernels in model.Type.GetNestedTypes(BindingFlags.NonPublic)) Prepare(kernels);
            model.Use(new Train());
        }

        return 0;
    }

    private static void Prepare(Type kernels)
    {
        foreach (MethodInfo method in kernels.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            if (method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization)) RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }

        foreach (Type nested in kernels.GetNestedTypes(BindingFlags.NonPublic)) Prepare(nested);
    }

    /// <summary>Forward and backward once, on zeros: the kernels of the library are compiled for the shapes that ask for them.</summary>
    private sealed class Train : IModelUse<bool>
    {
        public bool Use<TModel>()
            where TModel : class, IRecurrentModel<TModel>
        {
            TrainingKernel kernel = TModel.CreateTrainingKernel(samples: 32, steps: 2);
            kernel.Begin(32, 2);
            kernel.Forward();
            kernel.Backward();
            return true;
        }
    }

    /// <summary>The listing for models, with vectors up to a width: what was compiled how, and the machine code.</summary>
    public static async Task<string[]> List(int vectorBits, params string[] models)
    {
        string listing = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", [typeof(KernelProcess).Assembly.Location, .. models]) { RedirectStandardError = true };
            start.Environment["DOTNET_JitStdOutFile"] = listing;
            start.Environment["DOTNET_JitDisasm"] = "*+Kernels*:*Step* *+Kernels*:Predict* *Batch:* *ProductTile*:* *RowSums:* *Gradient:* *Gradient`*:*";
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
