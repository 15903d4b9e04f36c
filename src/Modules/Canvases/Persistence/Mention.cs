using Cadre.Kernel;

namespace Cadre.Canvases.Persistence;

/// <summary>Somebody was mentioned in a comment.</summary>
internal sealed record Mention(string CommentId, string? BlockId, Guid User, Actor By, string Body);
