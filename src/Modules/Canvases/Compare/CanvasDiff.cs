using System.Text.Json;
using Cadre.Canvases.Contracts;

namespace Cadre.Canvases.Compare;

/// <summary>What is different between two moments, in the words of the canvas.</summary>
internal sealed record CanvasDiff(BlockChanges Blocks, ConnectionChanges Connections, DiffCounts Counts);

/// <summary>Blocks that came, went, moved or changed. A block can have moved and changed.</summary>
internal sealed record BlockChanges(IReadOnlyList<CanvasBlock> Added, IReadOnlyList<CanvasBlock> Removed, IReadOnlyList<MovedBlock> Moved, IReadOnlyList<ChangedBlock> Changed);

/// <summary>A block at another place or of another size.</summary>
/// <param name="Id">The block.</param>
/// <param name="Title">Its title after.</param>
/// <param name="From">[x, y, width, height] before.</param>
/// <param name="To">[x, y, width, height] after.</param>
internal sealed record MovedBlock(string Id, string Title, IReadOnlyList<double> From, IReadOnlyList<double> To);

/// <summary>A block with other fields.</summary>
internal sealed record ChangedBlock(string Id, string Title, string Type, IReadOnlyList<ChangedField> Fields);

/// <summary>A field.</summary>
/// <param name="Path">title, type, version, why, parent, settings.… or props.…</param>
/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
internal sealed record ChangedField(string Path, JsonElement? Before, JsonElement? After)
{
    /// <summary>For texts: what stayed, came and went, in order.</summary>
    public IReadOnlyList<TextPart>? Text { get; init; }
}

/// <summary>A piece of a text.</summary>
/// <param name="Op">equal, insert or delete.</param>
/// <param name="Text">The piece.</param>
internal sealed record TextPart(string Op, string Text);

/// <summary>Connections that came, went or lead elsewhere.</summary>
internal sealed record ConnectionChanges(IReadOnlyList<CanvasConnection> Added, IReadOnlyList<CanvasConnection> Removed, IReadOnlyList<ChangedConnection> Changed);

/// <summary>A connection that leads elsewhere.</summary>
internal sealed record ChangedConnection(string Id, CanvasConnection Before, CanvasConnection After);

/// <summary>How much is different.</summary>
/// <param name="Added">Blocks that came.</param>
/// <param name="Removed">Blocks that went.</param>
/// <param name="Moved">Blocks at another place.</param>
/// <param name="Changed">Blocks with other fields.</param>
/// <param name="Connections">Connections that came, went or lead elsewhere.</param>
internal sealed record DiffCounts(int Added, int Removed, int Moved, int Changed, int Connections);
