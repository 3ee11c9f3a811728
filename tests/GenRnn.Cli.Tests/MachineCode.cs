using System.Globalization;
using System.Text.RegularExpressions;

namespace GenRnn.Cli.Tests;

/// <summary>A method in the listing of the just-in-time compiler.</summary>
/// <param name="Model">Which of the models it belongs to, from 0; -1 for a kernel of the library.</param>
/// <param name="Name">Its name; in the library that of its type.</param>
/// <param name="Tier">How it was optimised.</param>
/// <param name="Size">Bytes of its intermediate code.</param>
/// <param name="Lines">Labels and instructions.</param>
internal sealed partial record MachineCode(int Model, string Name, string Tier, int Size, IReadOnlyList<string> Lines)
{
    /// <summary>Loops that have no loop inside and multiply: those over rows, and those over units with an activation.</summary>
    public IEnumerable<IReadOnlyList<string>> MultiplyingLoops
    {
        get
        {
            (int First, int Last)[] loops = [.. Loops()];
            return loops
                .Where(loop => !loops.Any(other => other != loop && other.First >= loop.First && other.Last <= loop.Last))
                .Select(loop => Lines.Skip(loop.First).Take(loop.Last - loop.First + 1).ToArray())
                .Where(lines => MultiplyAdds(lines) > 0);
        }
    }

    /// <summary>All methods of kernels in a listing: emitted ones, and products and cells of the library.</summary>
    public static IReadOnlyList<MachineCode> Read(IReadOnlyList<string> listing)
    {
        // Each method is listed with its code, and in another line with its size.
        ILookup<string, int> sizes = listing
            .Select(line => Compiled().Match(line)).Where(match => match.Success)
            .ToLookup(match => match.Groups["method"].Value, match => int.Parse(match.Groups["size"].Value, CultureInfo.InvariantCulture));
        List<MachineCode> methods = [];
        for (int i = 0; i < listing.Count; i++)
        {
            if (Heading().Match(listing[i]) is not { Success: true } heading) continue;
            string[] lines = [.. listing.Skip(i + 1).TakeWhile(line => !line.StartsWith("; Total bytes of code", StringComparison.Ordinal))];
            methods.Add(new MachineCode(
                heading.Groups["model"] is { Success: true } model ? int.Parse(model.Value, CultureInfo.InvariantCulture) : -1, heading.Groups["name"].Value, heading.Groups["tier"].Value, sizes[heading.Groups["method"].Value].Max(), lines));
        }

        return methods;
    }

    /// <summary>Multiply-adds among instructions; multiplications where the machine has none.</summary>
    public static int MultiplyAdds(IEnumerable<string> lines) => lines.Count(line => line.Contains("vfmadd", StringComparison.Ordinal) || line.Contains("mulps", StringComparison.Ordinal));

    /// <summary>Vectors that do not stay in registers: loads and stores of the method's own stack.</summary>
    public static int Spills(IEnumerable<string> lines) => lines.Count(line => Spill().IsMatch(line));

    /// <summary>From the target of a jump backwards to the jump.</summary>
    private IEnumerable<(int First, int Last)> Loops()
    {
        Dictionary<string, int> labels = [];
        for (int i = 0; i < Lines.Count; i++)
        {
            if (Label().Match(Lines[i]) is { Success: true } label) labels[label.Groups["name"].Value] = i;
            if (Jump().Match(Lines[i]) is { Success: true } jump && labels.TryGetValue(jump.Groups["name"].Value, out int first)) yield return (first, i);
        }
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<method>(?:\S*Model(?<model>\d+)\+Kernels\d+(?:\+\w+)?:(?<name>\w+)|GenRnn\.Kernels\.(?<name>\w+)).*?)(?::this)? \((?<tier>[^)]*)\)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"JIT compiled (?<method>.*?) \[[^\[\]]*IL size=(?<size>\d+)[^\[\]]*\]$")]
    private static partial Regex Compiled();

    [GeneratedRegex(@"^(?<name>G_M\w+_IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^\s+j\w+\s+(?:SHORT\s+)?(?<name>G_M\w+_IG\d+)")]
    private static partial Regex Jump();

    [GeneratedRegex(@"(?=.*mm\d)(?=.*\[r[sb]p)")]
    private static partial Regex Spill();
}
