using System.Globalization;
using System.Net;
using Cadre.Connections.Rules;
using Cadre.Kernel;

namespace Cadre.Connections.Gateway;

/// <summary>The expected failures of calls to the outside.</summary>
internal static class EgressErrors
{
    public static Error Refused(string reason, string fix) => new(ErrorKind.Forbidden, "egress_refused", reason, fix);

    public static Error Refused(EgressRefusal refusal, string host, IPAddress? address = null) => refusal switch
    {
        EgressRefusal.Denied => Refused($"'{host}' is refused: the workspace denies this host.", "An administrator can change the workspace's list of hosts."),
        EgressRefusal.NotOnWorkspaceList => Refused($"'{host}' is refused: the workspace allows only hosts on its list.", "An administrator can change the workspace's list of hosts."),
        EgressRefusal.NotOnBlockList => Refused($"'{host}' is refused: this block may call only hosts on its list.", "An administrator can change the block's list of hosts."),
        EgressRefusal.NotOnSandboxList => Refused($"'{host}' is not on the list of hosts that this sandbox may reach.", "An administrator can allow this host."),
        EgressRefusal.PrivateAddress => Refused($"'{host}' is refused: it leads to {address}, which is not on the public Internet.", "An administrator can open this private host and port."),
        EgressRefusal.NeverAddress => Refused($"'{host}' is refused: it leads to {address}, which is not on the public Internet.", "Such addresses are never called."),
        _ => Unresolved(host),
    };

    public static Error Unresolved(string host) => new(ErrorKind.Upstream, "egress_unresolved", $"The name '{host}' has no address.", "Check the spelling, or whether this server can resolve names.");

    public static Error Timeout(string host) => new(ErrorKind.Upstream, "egress_timeout", $"'{host}' did not answer in time.", "Try again later, or allow more time.");

    public static Error Failed(string host, string reason) => new(ErrorKind.Upstream, "egress_failed", $"The call to '{host}' failed: {reason}", "Check that the service is up and its address is right.");

    public static Error TooLarge(long limit) =>
        new(ErrorKind.TooLarge, "egress_too_large", string.Create(CultureInfo.InvariantCulture, $"The answer has more than {limit} bytes."), "Ask for less, or allow more bytes.");

    public static Error Limited(string host, int seconds, string why) =>
        new(ErrorKind.Limited, "egress_limited", $"'{host}' is not called now: {why}.", "Wait and try again.") { RetryAfterSeconds = seconds };

    public static Error CredentialHost(string host) =>
        Refused($"The credential is not for '{host}'.", "Use a credential that is bound to this host, or add the host to the credential.") with { Code = "credential_host" };
}
