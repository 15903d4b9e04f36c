using Cadre.Kernel;

namespace Cadre.Sandboxes;

/// <summary>The expected failures of sandboxes.</summary>
public static class SandboxErrors
{
    /// <summary>Isolation cannot be had on this machine.</summary>
    public static Error Unavailable(string reason, string fix) => new(ErrorKind.Unavailable, "sandbox_unavailable", $"Nothing can be run in a sandbox here: {reason}", fix);

    /// <summary>The spec, the limits or the program's arguments are not acceptable.</summary>
    public static Error SpecInvalid(string reason) => Error.Invalid("sandbox_spec_invalid", reason, "Correct the value and try again.");

    /// <summary>The program could not be started.</summary>
    public static Error StartFailed(string reason) => new(ErrorKind.Unavailable, "sandbox_start_failed", $"The sandbox did not start: {reason}", "Try again; if it persists, run the doctor to see which check fails.");

    /// <summary>A path leaves the workspace folder, passes a link, or names no regular file.</summary>
    public static Error PathRefused(string path) => new(ErrorKind.Unprocessable, "sandbox_path_refused", $"'{path}' is refused: it leaves the workspace folder, passes a link, or is no regular file.", "Use a plain path below /work.");

    /// <summary>No such file.</summary>
    public static Error FileNotFound(string path) => new(ErrorKind.NotFound, "sandbox_file_not_found", $"There is no '{path}' in the sandbox.", "List the folder to see what is there.");

    /// <summary>The file is larger than the caller takes, or the workspace holds.</summary>
    public static Error FileTooLarge(string path, long limit) => new(ErrorKind.TooLarge, "sandbox_file_too_large", $"'{path}' is larger than {limit} bytes.", "Read a part of it, or raise the limit.");

    /// <summary>The sandbox has been closed.</summary>
    public static Error Closed() => Error.Conflict("sandbox_closed", "The sandbox has been closed.", "Open it again.");

    /// <summary>The program has ended.</summary>
    public static Error ProcessEnded() => Error.Conflict("sandbox_process_ended", "The program has ended.");

    /// <summary>The interpreter of a code context has ended.</summary>
    public static Error ContextEnded(StopReason reason) => Error.Conflict("code_context_ended", $"The interpreter has ended ({reason}); its variables are lost.", "Create a new code context.");

    /// <summary>Ports of this sandbox cannot be reached.</summary>
    public static Error NoPorts() => new(ErrorKind.Unprocessable, "sandbox_no_ports", "Ports of this sandbox cannot be reached.", "Open the sandbox with ports, at a provider that can.");

    /// <summary>Nothing listens there.</summary>
    public static Error PortClosed(int port) => Error.Conflict("sandbox_port_closed", $"Nothing listens on port {port} of this program.", "Start the server inside and let it listen on 127.0.0.1 or 0.0.0.0.");

    /// <summary>The workspace has its fill of sandboxes.</summary>
    public static Error Quota(int count, long diskMb) =>
        Error.Conflict("sandbox_quota", $"A workspace has at most {count} sandboxes with {diskMb} MB of disk together.", "Delete one that is not needed any more, or ask for less disk.");

    /// <summary>The isolation that can be had is weaker than asked for.</summary>
    public static Error TierTooWeak(string provider, SandboxTier tier, SandboxTier least) => new(
        ErrorKind.Unprocessable, "sandbox_tier_too_weak", $"The provider '{provider}' isolates with tier {tier}; {least} is asked for here.", "Choose a stronger provider (Sandboxes → Settings, or the block's settings), or ask for less isolation.");

    /// <summary>The server offers no such provider.</summary>
    public static Error ProviderUnknown(string provider, IEnumerable<string> offered) =>
        new(ErrorKind.Unprocessable, "sandbox_provider_unknown", $"This server offers no sandbox provider '{provider}'.", $"Choose one of: {string.Join(", ", offered)}. The operator offers more with CADRE_SANDBOX_ALSO.");

    /// <summary>This provider cannot do it.</summary>
    public static Error NotSupported(string what) => new(ErrorKind.Unprocessable, "sandbox_not_supported", $"This sandbox provider has no {what}.", "Choose a provider that has: bubblewrap or runc on Linux (CADRE_SANDBOX_PROVIDER).");
}
