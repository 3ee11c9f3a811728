using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;

namespace GenRnn;

/// <summary>The text of a source file that a compiler put into the symbols of an assembly, or why it cannot be read.</summary>
/// <param name="Name">Name of the file, without folders.</param>
/// <param name="Text">Its text.</param>
/// <param name="Missing">A sentence with the remedy, or <see langword="null"/>.</param>
internal sealed record EmbeddedSource(string Name, string Text, string? Missing)
{
    /// <summary>More than any emitted file has; what says that it has more is damaged.</summary>
    private const int MostBytes = 1 << 26;

    private static readonly Guid TextOfDocument = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
    private static readonly Guid Sha1 = new("FF1816EC-AA5E-4D10-87F7-6F4963833460");
    private static readonly Guid Sha256 = new("8829D00F-11B8-4213-878B-770E8597AC16");

    /// <summary>The file that holds the methods of a class inside a model.</summary>
    public static EmbeddedSource Read(Type model, string kernels) => FileOf(model.Assembly) is { } path
        ? Read(model, kernels, path)
        : Without($"The assembly {NameOf(model)} has no file of its own: it was loaded from memory, or is part of a single file, where symbols cannot be found. Run it as it was built, not bundled, to see the code.");

    /// <inheritdoc cref="Read(Type, string)"/>
    internal static EmbeddedSource Read(Type model, string kernels, string path)
    {
        string name = NameOf(model);
        try
        {
            using var image = new PEReader(File.OpenRead(path));
            MetadataReader metadata = image.GetMetadataReader();
            if (metadata.GetGuid(metadata.GetModuleDefinition().Mvid) != model.Module.ModuleVersionId)
                return Without($"The file {Path.GetFileName(path)} is not the assembly {name} that runs: it was built anew in the meantime. Start the program again to see the code.");
            using MetadataReaderProvider? symbols = Symbols(image, path, out string? missing);
            if (symbols is null) return Without(missing!);
            MetadataReader reader = symbols.GetMetadataReader();
            var type = (TypeDefinitionHandle)MetadataTokens.EntityHandle(model.MetadataToken);
            foreach (TypeDefinitionHandle nested in metadata.GetTypeDefinition(type).GetNestedTypes())
            {
                TypeDefinition definition = metadata.GetTypeDefinition(nested);
                if (!metadata.StringComparer.Equals(definition.Name, kernels)) continue;
                foreach (DocumentHandle document in definition.GetMethods().Select(m => reader.GetMethodDebugInformation(m).Document).Where(d => !d.IsNil))
                    return TextOf(reader, document) is { } text
                        ? new EmbeddedSource(NameOf(reader, document), text, null)
                        : Without($"The symbols of {name} have no whole text of '{NameOf(reader, document)}'. Build {name} again with a C# compiler that embeds what generators add.");
            }

            return Without($"The class {model.Name} has no kernels {kernels} that symbols tell of: the generator did not write it, they were trimmed away, or built without symbols. Build {name} with DebugType portable or embedded to see the code.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadImageFormatException or InvalidDataException or ArgumentException or InvalidOperationException or OverflowException)
        {
            return Without($"The symbols of {name} are damaged or cannot be read. Build {name} again to see the code.");
        }
    }

    /// <summary>The symbols inside the image or beside it, when they are those of the image.</summary>
    private static MetadataReaderProvider? Symbols(PEReader image, string path, out string? missing)
    {
        string name = Path.GetFileNameWithoutExtension(path), beside = Path.ChangeExtension(path, ".pdb");
        DebugDirectoryEntry[] entries = [.. image.ReadDebugDirectory()];
        DebugDirectoryEntry built = entries.FirstOrDefault(e => e is { Type: DebugDirectoryEntryType.CodeView, IsPortableCodeView: true });
        DebugDirectoryEntry embedded = entries.FirstOrDefault(e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        missing = $"The assembly {name} has no portable symbols beside it or inside. Build it with DebugType portable or embedded to see the code.";
        if (built.DataSize == 0 || (embedded.DataSize == 0 && !File.Exists(beside))) return null;
        MetadataReaderProvider symbols = embedded.DataSize > 0
            ? image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded)
            : MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(beside));
        try
        {
            var expected = new BlobContentId(image.ReadCodeViewDebugDirectoryData(built).Guid, built.Stamp);
            if (symbols.GetMetadataReader().DebugMetadataHeader is { } header && new BlobContentId(header.Id) == expected) return symbols;
        }
        catch
        {
            symbols.Dispose();
            throw;
        }

        symbols.Dispose();
        missing = $"The symbols {Path.GetFileName(beside)} belong to another build of {name}. Build it again, or put the symbols of the same build beside it, to see the code.";
        return null;
    }

    /// <summary>The text of a document, when it is there and has the hash that the compiler noted.</summary>
    private static string? TextOf(MetadataReader reader, DocumentHandle handle)
    {
        Document document = reader.GetDocument(handle);
        foreach (CustomDebugInformation found in reader.GetCustomDebugInformation(handle).Select(reader.GetCustomDebugInformation).Where(i => reader.GetGuid(i.Kind) == TextOfDocument))
        {
            byte[] text = Unpack(reader.GetBlobBytes(found.Value)), hash = reader.GetBlobBytes(document.Hash);
            Guid algorithm = reader.GetGuid(document.HashAlgorithm);
            bool isWhole = (algorithm == Sha256 && SHA256.HashData(text).AsSpan().SequenceEqual(hash)) || (algorithm == Sha1 && SHA1.HashData(text).AsSpan().SequenceEqual(hash));
            return isWhole ? Encoding.UTF8.GetString(text).TrimStart('\uFEFF') : null;
        }

        return null;
    }

    /// <summary>Four bytes with the length of what is deflated behind them, or zeros before what is not.</summary>
    private static byte[] Unpack(byte[] blob)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(blob);
        if (length == 0) return blob[sizeof(int)..];
        if (length is < 0 or > MostBytes) throw new InvalidDataException("A length is out of range.");
        byte[] text = new byte[length];
        using var stream = new DeflateStream(new MemoryStream(blob, sizeof(int), blob.Length - sizeof(int)), CompressionMode.Decompress);
        stream.ReadExactly(text);
        return text;
    }

    private static string NameOf(MetadataReader reader, DocumentHandle handle) => reader.GetString(reader.GetDocument(handle).Name).Split('/', '\\')[^1];

    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "The place is empty in a single file, which is a case of its own here.")]
    private static string? FileOf(Assembly assembly)
    {
        string path = assembly.Location is { Length: > 0 } location ? location : Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll");
        return File.Exists(path) ? path : null;
    }

    private static string NameOf(Type model) => model.Assembly.GetName().Name ?? "without a name";

    private static EmbeddedSource Without(string reason) => new("", "", reason);
}
