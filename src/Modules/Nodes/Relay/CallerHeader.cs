using System.Buffers.Text;
using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Nodes.Relay;

/// <summary>The caller and its tenant on their way to another node.</summary>
internal static class CallerHeader
{
    public const string Name = "Cadre-Caller";
    public const string Scheme = "Cadre-Node ";

    public static string Write(Caller caller) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(caller, CadreJson.Stored));

    /// <summary>Null when it is not one.</summary>
    public static Caller? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Caller>(Base64Url.DecodeFromChars(text), CadreJson.Stored);
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }
}
