using System.Runtime.InteropServices;
using System.Text.Json;

namespace Cadre.Runs.Domain;

internal static class JsonElementSize
{
    /// <summary>Whether the JSON text is longer than so many UTF-8 bytes.</summary>
    public static bool Exceeds(JsonElement value, long bytes) => JsonMarshal.GetRawUtf8Value(value).Length > bytes;
}
