namespace GenRnn.Generators.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) =>
        folder is null ? throw new DirectoryNotFoundException($"There is no GenRnn.sln above {AppContext.BaseDirectory}.")
        : File.Exists(Path.Combine(folder, "GenRnn.sln")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
