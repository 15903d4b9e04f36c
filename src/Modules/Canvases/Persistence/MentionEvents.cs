using Cadre.Canvases.Contracts;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;

namespace Cadre.Canvases.Persistence;

/// <summary>Writes mentions into the workspace's journal, in the transaction that makes their messages durable.</summary>
internal sealed class MentionEvents(IJournal journal)
{
    private const string Stream = "workspace";
    private const int MaxExcerpt = 280;

    public async Task AppendAsync(Session session, DocumentKey key, IEnumerable<Mention> mentions, CancellationToken cancellationToken)
    {
        foreach (var of in mentions.GroupBy(mention => mention.By))
        {
            var events = of.Select(m => JournalEvent.Of("canvas.mentioned", new MentionedData(key.Canvas, m.CommentId, m.BlockId, m.User, m.Body.Length > MaxExcerpt ? m.Body[..MaxExcerpt] : m.Body))).ToList();
            await journal.AppendAsync(session, Tenant.ForSystem(key.Workspace) with { Actor = of.Key }, Stream, events, cancellationToken);
        }
    }

    public void Announce(DocumentKey key) => journal.Announce(Tenant.ForSystem(key.Workspace), Stream);

    private sealed record MentionedData(CanvasId CanvasId, string CommentId, string? BlockId, Guid UserId, string Excerpt);
}
