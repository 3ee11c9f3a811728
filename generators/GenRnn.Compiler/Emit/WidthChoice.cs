using System;
using System.Collections.Generic;
using System.Linq;
using GenRnn.Compiler.Planning;

namespace GenRnn.Compiler.Emit;

/// <summary>Chooses the widest vectors that the machine has. The just-in-time compiler knows which, and drops the rest.</summary>
internal static class WidthChoice
{
    /// <summary>Calls the kernels of the width.</summary>
    public static string Call(IReadOnlyList<VectorWidth> widths, string call)
    {
        var lines = new List<string>();
        for (int i = 0; i < widths.Count; i++)
        {
            string condition = i < widths.Count - 1 ? $"if ({Supported(widths[i])}) " : "";
            lines.Add($"{(i > 0 ? "else " : "")}{condition}{KernelFile.KernelsName(widths[i])}.{call}");
        }

        return string.Join("\n", lines);
    }

    /// <summary>A value that depends on the width.</summary>
    public static string Value(IReadOnlyList<VectorWidth> widths, Func<VectorWidth, string> value) =>
        string.Concat(widths.Take(widths.Count - 1).Select(w => $"{Supported(w)} ? {value(w)} : ")) + value(widths[widths.Count - 1]);

    private static string Supported(VectorWidth width) => $"{Vec.Name(width.Lanes)}.IsHardwareAccelerated";
}
