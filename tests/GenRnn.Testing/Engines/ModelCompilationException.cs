using System.Globalization;
using System.Text;
using GenRnn.Compiler;
using Microsoft.CodeAnalysis;

namespace GenRnn.Testing;

/// <summary>Emitted text has errors or warnings; the message has the first of them, and the numbered text around it.</summary>
public sealed class ModelCompilationException(string message) : Exception(message)
{
    private const int LinesAround = 12, Shown = 8;

    internal static ModelCompilationException Of(IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<GeneratedFile> files)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{diagnostics.Count} errors and warnings in emitted text; expected none.\n");
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(d => d.Severity).Take(Shown))
            text.Append(diagnostic.ToString()).Append('\n').Append(Excerpt(diagnostic, files));
        return new ModelCompilationException(text.ToString());
    }

    private static string Excerpt(Diagnostic diagnostic, IReadOnlyList<GeneratedFile> files)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        if (files.FirstOrDefault(f => f.Name == place.Path) is not { } file) return "";
        string[] lines = file.Text.Split('\n');
        int from = Math.Max(place.StartLinePosition.Line - LinesAround, 0), to = Math.Min(place.EndLinePosition.Line + LinesAround, lines.Length - 1);
        return string.Concat(Enumerable.Range(from, to - from + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i + 1,6}  {lines[i]}\n")));
    }
}
