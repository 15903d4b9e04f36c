namespace Cadre.Canvases.Pictures;

/// <summary>
/// What a canvas looks like, without settings or results: enough to paint it before its document has arrived. Columns instead of objects, because ten thousand blocks are
/// painted from it within a blink.
/// </summary>
/// <param name="Title">The canvas's title.</param>
/// <param name="Types">The block types in the picture.</param>
/// <param name="Blocks">The blocks, lowest first.</param>
/// <param name="Connections">The connections: four numbers each, the block it leaves, its output port, the block it reaches, its input port; blocks and ports are
/// places in their lists, −1 for a port that the type does not declare.</param>
internal sealed record CanvasPicture(string Title, IReadOnlyList<PictureType> Types, PictureBlocks Blocks, IReadOnlyList<int> Connections);

/// <summary>Blocks as columns.</summary>
/// <param name="Ids">Their ids.</param>
/// <param name="Boxes">Four numbers each: x, y, width, height.</param>
/// <param name="Types">The place of each block's type in the picture's types.</param>
/// <param name="Texts">Each block's title; of a note its text. Long ones are cut.</param>
/// <param name="Parents">The place of the frame or group each block lies in; −1 for none.</param>
/// <param name="Colors">The names of the colours of notes and frames that have one, by the block's place.</param>
internal sealed record PictureBlocks(
    IReadOnlyList<string> Ids, IReadOnlyList<double> Boxes, IReadOnlyList<int> Types, IReadOnlyList<string> Texts, IReadOnlyList<int> Parents, IReadOnlyDictionary<int, string> Colors);

/// <summary>A block type in a picture.</summary>
/// <param name="Type">Its name.</param>
/// <param name="Title">Shown where a block has no title.</param>
/// <param name="Color">The accent colour, <c>#rrggbb</c>; null for a type nobody knows here.</param>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="Outputs">The names of its outputs.</param>
internal sealed record PictureType(string Type, string Title, string? Color, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
