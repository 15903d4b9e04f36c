using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Live.Editing;

/// <summary>Hints to all nodes that a canvas has changed: what was made from it is no longer what it is.</summary>
internal static class CanvasHints
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "canvas:";

    public static string Topic(CanvasId canvas) => Prefix + canvas.Value;

    /// <summary>The canvas of a topic; none for what is no topic.</summary>
    public static Guid Canvas(string topic) => Guid.TryParse(topic.AsSpan(Prefix.Length), out var canvas) ? canvas : Guid.Empty;
}
