using System.Diagnostics;

namespace Cadre.Api.Bench;

/// <summary>Has what arrives at this process's sockets taken up by the one thread that waits for them, without a detour over the pool: the generator is to cost little.</summary>
internal static class OneThread
{
    private static readonly (string Name, string Value)[] Settings = [("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"), ("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1")];

    /// <summary>To be said before the first socket is made.</summary>
    public static void Use() => Array.ForEach(Settings, s => Environment.SetEnvironmentVariable(s.Name, s.Value));

    /// <summary>What is measured runs as it always does.</summary>
    public static void KeepFrom(ProcessStartInfo child) => Array.ForEach(Settings, s => child.Environment.Remove(s.Name));
}
