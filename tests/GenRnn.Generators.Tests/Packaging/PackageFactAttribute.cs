namespace GenRnn.Generators.Tests.Packaging;

/// <summary>A fact that restores the package, and so is skipped where its dependencies can't be had without a network.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PackageFactAttribute : FactAttribute
{
    public PackageFactAttribute()
    {
        if (PackageCache.Dependencies.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            Skip = $"{missing} is not among the restored packages: run 'dotnet restore' first.";
    }
}

/// <summary>The folder in which restored packages lie; a package source as well.</summary>
internal static class PackageCache
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public static string[] Dependencies { get; } = [Path.Combine(Folder, "system.numerics.tensors", "10.0.0"), Path.Combine(Folder, "csvhelper", "34.0.0")];
}
