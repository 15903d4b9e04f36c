using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;

namespace Cadre.Journal.Live;

/// <summary>A live event on its way to those who watch: its JSON is written once, however many they are.</summary>
internal sealed class LiveFrame(LiveEvent live)
{
    private byte[]? json;

    public LiveEvent Live => live;

    /// <summary>UTF-8.</summary>
    public byte[] Json => json ??= JsonSerializer.SerializeToUtf8Bytes(live, CadreJson.Stored);
}
