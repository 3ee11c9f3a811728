using System.Security.Cryptography;
using System.Text;
using GenRnn.Compiler;
using Microsoft.CodeAnalysis.CSharp;

namespace GenRnn.Cli.Compilation;

/// <summary>Tells compiled images apart: by the emitted text, the C# compiler, the runtime library and the runtime.</summary>
/// <param name="Hash">Lower-case hexadecimal digits, fit for a file name.</param>
internal sealed record ImageKey(string Hash)
{
    public static ImageKey Of(IEnumerable<GeneratedFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string part in files.SelectMany(f => (string[])[f.Name, f.Text]).Append(Tools))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return new ImageKey(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>An image is bound to the surface of the library that it was compiled against, whatever that one's version says.</summary>
    private static string Tools => string.Join(
        " ", typeof(CSharpCompilation).Assembly.FullName, typeof(ParameterSet).Module.ModuleVersionId, typeof(ModelSpec).Module.ModuleVersionId, Environment.Version);
}
