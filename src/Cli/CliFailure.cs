namespace Cadre.Cli;

/// <summary>Ends the command with a message, a fix and an exit code.</summary>
internal sealed class CliFailure(int exitCode, string message, string? fix = null, string? code = null) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public string? Fix { get; } = fix;

    public string? Code { get; } = code;
}
