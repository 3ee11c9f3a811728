using System.IO.Compression;

namespace GenRnn.Generators.Tests.Packaging;

/// <summary>Packs once for all tests, from what has been built, and makes projects of users outside the repository.</summary>
public sealed class PackageFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genrnn-package-").FullName;

    public PackageFixture()
    {
        string project = Path.Combine(Repository.Root, "src", "GenRnn", "GenRnn.csproj");
        (int exitCode, string output) = Command.Dotnet(_folder, "pack", project, "--no-build", "-c", Configuration, "-o", Feed, "-v", "q");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>The folder with the package.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>The only package with this extension.</summary>
    public ZipArchive Open(string extension) => ZipFile.OpenRead(Assert.Single(Directory.EnumerateFiles(Feed, "*" + extension)));

    /// <summary>A console project that references the package and nothing else.</summary>
    /// <returns>Its folder.</returns>
    public string CreateProject(string name, string program)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="local" value="{Feed}" />
                <add key="cache" value="{PackageCache.Folder}" />
              </packageSources>
            </configuration>
            """);
        Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <RestorePackagesPath>{Path.Combine(_folder, "packages")}</RestorePackagesPath>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GenRnn" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", program);
        return folder;

        void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // A virus scanner or a compiler server may still hold a file; the temporary folder is not ours to fight for.
        }
    }

    private string Version => Path.GetFileNameWithoutExtension(Assert.Single(Directory.EnumerateFiles(Feed, "*.nupkg")))["GenRnn.".Length..];

    private static string Configuration =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif
}
