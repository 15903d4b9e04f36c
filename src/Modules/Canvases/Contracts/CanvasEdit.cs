using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cadre.Canvases.Contracts;

/// <summary>One typed edit of a canvas, made by a program, an agent or the planner like by any other collaborator.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(AddBlock), "addBlock")]
[JsonDerivedType(typeof(SetBlock), "setBlock")]
[JsonDerivedType(typeof(RemoveBlock), "removeBlock")]
[JsonDerivedType(typeof(MoveBlock), "moveBlock")]
[JsonDerivedType(typeof(Connect), "connect")]
[JsonDerivedType(typeof(Disconnect), "disconnect")]
[JsonDerivedType(typeof(SetTitle), "setTitle")]
public abstract record CanvasEdit;

/// <summary>Adds a block (or group, frame, note).</summary>
public sealed record AddBlock(CanvasBlock Block) : CanvasEdit;

/// <summary>Changes a block; null parts stay as they are. Settings are replaced as a whole.</summary>
public sealed record SetBlock(string Id, string? Title, JsonElement? Settings) : CanvasEdit
{
    /// <summary>The version of its type it is made for from now on; null leaves it.</summary>
    public int? Version { get; init; }
}

/// <summary>Removes a block and its connections.</summary>
public sealed record RemoveBlock(string Id) : CanvasEdit;

/// <summary>Moves or resizes a block.</summary>
public sealed record MoveBlock(string Id, CanvasBox Box) : CanvasEdit;

/// <summary>Connects two ports.</summary>
public sealed record Connect(CanvasConnection Connection) : CanvasEdit;

/// <summary>Removes a connection.</summary>
public sealed record Disconnect(string Id) : CanvasEdit;

/// <summary>Sets the canvas's title.</summary>
public sealed record SetTitle(string Title) : CanvasEdit;
