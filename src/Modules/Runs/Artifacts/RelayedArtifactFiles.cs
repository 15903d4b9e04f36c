using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Artifacts;

/// <summary>
/// The files of this home, and those that only nodes of other homes have: they are asked one after the other; what arrives is kept here if it has the hash it was asked by.
/// </summary>
internal sealed partial class RelayedArtifactFiles(DiskArtifactFiles disk, INodeLinks links, RunsOptions options, IdSource ids, ILogger<RelayedArtifactFiles> log) : IArtifactFiles
{
    private readonly string spool = Path.Combine(options.Home, "artifacts");

    public Task KeepAsync(WorkspaceId workspace, SpooledFile file, CancellationToken cancellationToken) => disk.KeepAsync(workspace, file, cancellationToken);

    public async Task<Stream?> OpenAsync(WorkspaceId workspace, string hash, long size, CancellationToken cancellationToken)
    {
        if (await disk.OpenAsync(workspace, hash, size, cancellationToken) is { } here)
        {
            return here;
        }

        foreach (var node in await links.PeersAsync(cancellationToken))
        {
            try
            {
                if (await FetchAsync(node, workspace, hash, size, cancellationToken))
                {
                    return await disk.OpenAsync(workspace, hash, size, cancellationToken);
                }
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                LogBroken(node, hash, broken.Message); // the next one may have it too
            }
        }

        return null;
    }

    public Task RemoveAsync(WorkspaceId workspace, string hash, CancellationToken cancellationToken) => disk.RemoveAsync(workspace, hash, cancellationToken);

    public Task<Uri?> LinkAsync(WorkspaceId workspace, SignedArtifact link, string mediaType, CancellationToken cancellationToken) => disk.LinkAsync(workspace, link, mediaType, cancellationToken);

    private async Task<bool> FetchAsync(NodeId node, WorkspaceId workspace, string hash, long size, CancellationToken cancellationToken)
    {
        var tenant = Tenant.ForSystem(workspace);
        var call = new NodeCall("artifacts", new Caller(tenant.Actor, null, Guid.Empty, tenant), new Dictionary<string, string> { ["hash"] = hash });
        await using var reply = await links.SendAsync(node, call, cancellationToken);
        if (reply is not { Status: 200 })
        {
            return false;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, reply.Gone);
        var folder = Path.Combine(spool, workspace.ToString());
        Directory.CreateDirectory(folder);
        using var spooled = await SpooledFile.WriteAsync(Path.Combine(folder, $".new-{ids.NewGuid():N}"), reply.Body, size, ending.Token);
        if (spooled?.Hash != hash)
        {
            LogBroken(node, hash, "other bytes arrived");
            return false;
        }

        await disk.KeepAsync(workspace, spooled, ending.Token);
        LogFetched(node, hash);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Artifact {Hash} was fetched from node {Node}.")]
    private partial void LogFetched(NodeId node, string hash);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Artifact {Hash} could not be fetched from node {Node}: {Reason}")]
    private partial void LogBroken(NodeId node, string hash, string reason);
}
