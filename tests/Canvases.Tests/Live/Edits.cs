using System.Text.Json;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Tests.Live;

internal static class Edits
{
    public static AddBlock Block(string id, string? parent = null) => new(new CanvasBlock(id, "note", $"Title {id}", JsonElement.Parse("""{"text":"hi"}""")) { Parent = parent, Box = new(1, 2, 300, 200) });

    public static Connect Connection(string id, string from, string to) => new(new CanvasConnection(id, from, "out", to, "in"));
}
