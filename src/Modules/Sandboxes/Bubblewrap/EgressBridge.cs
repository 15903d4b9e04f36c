using Cadre.Sandboxes.Languages;

namespace Cadre.Sandboxes.Bubblewrap;

/// <summary>The way from 127.0.0.1 inside to the proxy's socket, and from the server to ports inside: a forwarder that starts before the program, and variables that programs know.</summary>
internal static class EgressBridge
{
    private const string Proxy = "http://127.0.0.1:3128";
    private static readonly string Forwarder = EmbeddedPrograms.Read("forward.py");

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["HTTP_PROXY"] = Proxy,
        ["HTTPS_PROXY"] = Proxy,
        ["http_proxy"] = Proxy,
        ["https_proxy"] = Proxy,
        ["NO_PROXY"] = "localhost,127.0.0.1,::1",
        ["no_proxy"] = "localhost,127.0.0.1,::1",
        ["NODE_USE_ENV_PROXY"] = "1",
    };

    /// <summary>What tells programs of the proxy, if there is one.</summary>
    public static IEnumerable<KeyValuePair<string, string>> VariablesFor(SandboxSpec spec) => spec.Egress is null ? [] : Variables;

    /// <summary>The program behind its forwarder. The forwarder's text is the shell's own name, so the program's arguments stay as they are.</summary>
    /// <param name="argv">The program.</param>
    /// <param name="egress">Whether there is a way out.</param>
    /// <param name="tunnel">The program's name on the way in; null: there is none.</param>
    public static IReadOnlyList<string> Around(IReadOnlyList<string> argv, bool egress, string? tunnel) =>
        ["/bin/sh", "-c", $"/usr/bin/python3 -I -c \"$0\" {(egress ? "out" : "-")} {tunnel ?? "-"} && exec \"$@\"", Forwarder, .. argv];
}
