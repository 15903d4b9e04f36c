namespace Cadre.Sandboxes;

/// <summary>How one program is run.</summary>
public sealed record ExecOptions
{
    /// <summary>Folder to start in; absolute, or relative to /work. Default /work: the workspace folder.</summary>
    public string WorkingDirectory { get; init; } = "/work";

    /// <summary>Variables beside (and over) those of the sandbox.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Limits in place of the sandbox's.</summary>
    public SandboxLimits? Limits { get; init; }

    /// <summary>Whether standard input stays open for <see cref="ISandboxProcess.Stdin"/>. Default false: it is empty.</summary>
    public bool KeepStdinOpen { get; init; }
}
