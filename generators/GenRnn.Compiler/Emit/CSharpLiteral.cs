using System.Globalization;

namespace GenRnn.Compiler.Emit;

/// <summary>Numbers and texts as C# source, whatever the culture of the machine.</summary>
internal static class CSharpLiteral
{
    /// <summary>An integer.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A float with the shortest digits that read back as the same number.</summary>
    public static string Of(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <summary>A truth value.</summary>
    public static string Of(bool value) => value ? "true" : "false";
}
