using System.ComponentModel.DataAnnotations;
using Cadre.Kernel;

namespace Cadre.Canvases.Comments;

/// <summary>A comment to be made.</summary>
/// <param name="Body">What is said: 1 to 10,000 characters.</param>
/// <param name="BlockId">The block it is about.</param>
/// <param name="At">[x, y] on the canvas, when it is about no block.</param>
/// <param name="Mentions">Ids of people to be told.</param>
internal sealed record NewComment(string Body, string? BlockId = null, [property: Length(2, 2)] IReadOnlyList<double>? At = null, IReadOnlyList<Guid>? Mentions = null)
{
    public Error? Check() => At is not (null or [_, _])
        ? Error.Invalid("place_invalid", "'at' is [x, y].", "Send two numbers, or the id of a block.")
        : new NewMessage(Body, Mentions).Check();
}

/// <summary>A message to be added.</summary>
/// <param name="Body">What is said: 1 to 10,000 characters.</param>
/// <param name="Mentions">Ids of people to be told.</param>
internal sealed record NewMessage(string Body, IReadOnlyList<Guid>? Mentions = null)
{
    public Error? Check() =>
        string.IsNullOrWhiteSpace(Body) || Body.Length > CommentFields.MaxBody ? Error.Invalid("body_invalid", $"A message has 1 to {CommentFields.MaxBody} characters.", "Shorten it.")
        : Mentions?.Count > CommentFields.MaxMentions ? Error.Invalid("mentions_invalid", $"A message mentions at most {CommentFields.MaxMentions} people.", "Mention fewer.")
        : null;
}

/// <summary>A change of a comment.</summary>
/// <param name="Resolved">Whether it is settled.</param>
internal sealed record CommentChange(bool Resolved);
