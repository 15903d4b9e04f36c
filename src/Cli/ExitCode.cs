namespace Cadre.Cli;

/// <summary>What the program tells the shell. Documented in docs/cli.md.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The run ended as failed or cancelled.</summary>
    public const int RunFailed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>No server answers.</summary>
    public const int Unreachable = 3;

    /// <summary>Not signed in, or the role does not allow it.</summary>
    public const int Denied = 4;

    /// <summary>There is no such thing.</summary>
    public const int NotFound = 5;

    /// <summary>The server refused the request; the message says why.</summary>
    public const int Refused = 6;

    /// <summary>The person said no, or an answer is needed and nobody is there to give it.</summary>
    public const int NeedsPerson = 7;

    /// <summary>Interrupted by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
