namespace GenRnn.Cli;

/// <summary>What the tool tells its caller.</summary>
internal static class ExitCode
{
    /// <summary>The work was done.</summary>
    public const int Done = 0;

    /// <summary>The work failed, or was cancelled.</summary>
    public const int WorkFailed = 1;

    /// <summary>The call was wrong.</summary>
    public const int CallWrong = 2;
}
