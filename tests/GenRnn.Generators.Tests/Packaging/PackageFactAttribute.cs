namespace GenRnn.Generators.Tests.Packaging;

/// <summary>A fact that restores the package, and so is skipped where its only dependency can't be had without a network.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageFactAttribute : FactAttribute
{
    public PackageFactAttribute()
    {
        if (!Directory.Exists(PackageCache.Tensors))
            Skip = $"System.Numerics.Tensors is not in the package folder ({PackageCache.Tensors}): run 'dotnet restore' first.";
    }
}

/// <summary>The folder in which restored packages lie; a package source as well.</summary>
internal static class PackageCache
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static string Tensors { get; } = Path.Combine(Folder, "system.numerics.tensors", "10.0.0");
}
