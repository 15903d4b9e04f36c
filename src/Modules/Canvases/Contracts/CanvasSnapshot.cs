using System.Text.Json;

namespace Cadre.Canvases.Contracts;

/// <summary>The blocks and connections of a canvas at one moment.</summary>
/// <param name="Title">The canvas's title.</param>
/// <param name="Blocks">Blocks, groups and notes.</param>
/// <param name="Connections">Connections, in the order they were made.</param>
public sealed record CanvasSnapshot(string Title, IReadOnlyList<CanvasBlock> Blocks, IReadOnlyList<CanvasConnection> Connections);

/// <summary>A block.</summary>
/// <param name="Id">Unique in the canvas.</param>
/// <param name="Type">Its block type; <c>group</c>, <c>frame</c> and <c>note</c> never run.</param>
/// <param name="Title">Its title.</param>
/// <param name="Settings">Its settings: a JSON object.</param>
public sealed record CanvasBlock(string Id, string Type, string Title, JsonElement Settings)
{
    /// <summary>The manifest version it was made for.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Why it is there.</summary>
    public string? Why { get; init; }

    /// <summary>Left edge, top edge, width, height in canvas units (1 unit = 1 pixel at zoom 1).</summary>
    public CanvasBox Box { get; init; } = new(0, 0, 260, 140);

    /// <summary>The group or frame it is in; null for none.</summary>
    public string? Parent { get; init; }

    /// <summary>What else is kept with it: the text and colour of a note, a lock; null for nothing.</summary>
    public JsonElement? Props { get; init; }
}

/// <summary>Where a block is.</summary>
public sealed record CanvasBox(double X, double Y, double Width, double Height);

/// <summary>A connection.</summary>
/// <param name="Id">Unique in the canvas.</param>
/// <param name="From">Source block.</param>
/// <param name="FromPort">Its output port.</param>
/// <param name="To">Target block.</param>
/// <param name="ToPort">Its input port.</param>
public sealed record CanvasConnection(string Id, string From, string FromPort, string To, string ToPort);

/// <summary>Something wrong with a block, shown on it.</summary>
/// <param name="Code">Stable, snake_case.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">What to do.</param>
public sealed record BlockProblem(string Code, string Message, string Fix)
{
    /// <summary>The input port concerned; null for none.</summary>
    public string? Port { get; init; }

    /// <summary>The setting concerned, as a path; null for none.</summary>
    public string? Setting { get; init; }

    /// <summary>Whether the block can run all the same.</summary>
    public bool Warning { get; init; }
}
