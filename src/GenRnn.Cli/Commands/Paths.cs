using System.CommandLine;

namespace GenRnn.Cli.Commands;

/// <summary>Arguments that name a file or a folder.</summary>
internal static class Paths
{
    /// <summary>A required path, which is not blank.</summary>
    public static Argument<string> Create(string name, string description)
    {
        var path = new Argument<string>(name) { Description = description };
        path.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
                result.AddError($"'{result.Tokens[0].Value}' was received as the {name}; expected a path.");
        });
        return path;
    }
}
