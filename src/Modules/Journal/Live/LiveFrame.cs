using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;

namespace Cadre.Journal.Live;

/// <summary>A live event on its way to those who watch: it is encoded once, however many they are.</summary>
internal sealed class LiveFrame(LiveEvent live)
{
    private static readonly byte[] Begin = "event: live\ndata: "u8.ToArray();
    private static readonly byte[] End = "\n\n"u8.ToArray();
    private byte[]? encoded;

    public LiveEvent Live => live;

    /// <summary>As an event of the text/event-stream format, UTF-8.</summary>
    public byte[] Event => encoded ??= [.. Begin, .. JsonSerializer.SerializeToUtf8Bytes(live, CadreJson.Stored), .. End];

    /// <summary>UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => Event.AsMemory(Begin.Length..^End.Length);
}
