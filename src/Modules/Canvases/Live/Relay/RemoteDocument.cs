using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Persistence;
using Cadre.Crdt;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;

namespace Cadre.Canvases.Live.Relay;

/// <summary>
/// A document that another node owns: a copy of what is durable (nobody is ever shown anything else). An edit is made on the copy; the change it makes, which merges with whatever
/// happens meanwhile, goes to the owner, which makes it durable. Sending a change twice is sending it once, so it is sent again when the owner dies before it answers.
/// </summary>
internal sealed class RemoteDocument : ISharedDocument
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly Doc doc = new(new DocOptions { CleanFormatting = false });
    private readonly DocumentKey key;
    private readonly LiveDocuments live;
    private readonly NodeTies nodes;
    private readonly TimeProvider time;

    public RemoteDocument(DocumentKey key, StoredDocument stored, LiveDocuments live, NodeTies nodes, TimeProvider time)
    {
        (this.key, this.live, this.nodes, this.time) = (key, live, nodes, time);
        StoredDocuments.Load(doc, stored);
    }

    public long Changes { get; private set; }

    public T Read<T>(Func<Doc, T> read) => read(doc);

    public async Task<Result<T>> EditAsync<T>(Actor actor, Func<Doc, Result<T>> edit, CancellationToken cancellationToken)
    {
        var changes = new List<byte[]>();
        void Keep(DocUpdate update)
        {
            changes.Add(update.Update.ToArray());
            Changes++;
        }

        Result<T> result = LiveErrors.Moved;
        doc.Updated += Keep;
        doc.Transact(_ => result = edit(doc));
        doc.Updated -= Keep;
        if (!result.IsOk || changes.Count == 0)
        {
            return result;
        }

        return await DeliverAsync(actor, Updates.Merge(changes), cancellationToken) is { } failure ? failure : result;
    }

    public void Show(Actor actor, Any state)
    {
        // Presence belongs to the owner's room; a change made from here shows itself.
    }

    private async Task<Error?> DeliverAsync(Actor actor, byte[] change, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (time.GetElapsedTime(begun) < Patience)
        {
            switch (await live.LocateAsync(key, cancellationToken))
            {
                case DocumentPlace.Here here when await here.Document.ApplyAsync(actor, change, cancellationToken) is var applied && applied?.Code != LiveErrors.Moved.Code:
                    return applied;
                case DocumentPlace.There there when await SendAsync(there.Node, actor, change, cancellationToken) is { } answered:
                    return answered.Error;
                case DocumentPlace.Nowhere when nodes.Me.IsDraining:
                    return await OfferAsync(actor, change, cancellationToken); // this node takes nothing any more
                default:
                    await Task.Delay(Pause, time, cancellationToken);
                    break;
            }
        }

        return LiveErrors.Elsewhere;
    }

    /// <summary>Gives the change to any node that takes the document now.</summary>
    private async Task<Error?> OfferAsync(Actor actor, byte[] change, CancellationToken cancellationToken)
    {
        foreach (var peer in await nodes.Links.PeersAsync(cancellationToken))
        {
            if (await SendAsync(peer, actor, change, cancellationToken) is { } answered)
            {
                return answered.Error;
            }
        }

        return LiveErrors.Elsewhere;
    }

    /// <summary>Null when it is not known whether the change arrived, or the node is not the owner any more.</summary>
    private async Task<Result<Done>?> SendAsync(NodeId owner, Actor actor, byte[] change, CancellationToken cancellationToken)
    {
        var tenant = new Tenant(key.Workspace, actor, Role.Owner);
        var call = new NodeCall(ChangeService.ServiceName, new Caller(actor, null, Guid.Empty, tenant), DocumentAddress.Write(key)) { Body = change };
        await using var reply = await nodes.Links.SendAsync(owner, call, cancellationToken);
        return reply?.Status switch
        {
            200 => default(Done),
            422 => LiveErrors.Refused,
            503 => LiveErrors.Overloaded,
            _ => null,
        };
    }
}
