using Cadre.Kernel;
using Cadre.Sandboxes.Features.Records;
using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Features.Snapshots;

/// <summary>A sandbox's snapshots, newest first.</summary>
internal static class ListSnapshots
{
    public static async Task<Results<Ok<Page<SnapshotRow>>, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Tenant tenant, SandboxStore store, SnapshotRows rows, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, sandboxId, cancellationToken) is null
            ? Error.NotFound("sandbox").ToProblem()
            : TypedResults.Ok(new Page<SnapshotRow>(await rows.ListAsync(tenant, sandboxId, cancellationToken), null));
}

/// <summary>Keeps a copy of a sandbox's files. Programs may run meanwhile; the copy is then not of one instant.</summary>
internal static class TakeSnapshot
{
    public static async Task<Results<Created<SnapshotRow>, ProblemHttpResult>> HandleAsync(
        SandboxId sandboxId, SandboxName input, Tenant tenant, LiveSandboxes live, SnapshotRows rows, IOptions<SandboxesOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (SandboxNames.Check(input.Name) is { } error)
        {
            return error.ToProblem();
        }

        var entered = await live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        using var turn = await visit.AloneAsync(cancellationToken);
        if ((await rows.ListAsync(tenant, sandboxId, cancellationToken)).Count >= options.Value.SnapshotsPerSandbox)
        {
            return Error.Conflict("snapshot_quota", $"A sandbox has at most {options.Value.SnapshotsPerSandbox} snapshots.", "Delete one that is not needed any more.").ToProblem();
        }

        var space = await visit.Sandbox.Files.MeasureAsync(cancellationToken);
        var taken = await visit.Sandbox.SnapshotAsync(cancellationToken);
        if (!taken.IsOk)
        {
            return taken.Error.ToProblem();
        }

        var row = new SnapshotRow { Id = taken.Value.Value, Name = input.Name.Trim(), Bytes = space?.Bytes ?? 0, MadeAt = time.GetUtcNow().UtcDateTime };
        await rows.InsertAsync(tenant, sandboxId, row, CancellationToken.None);
        return TypedResults.Created($"/api/v1/sandboxes/{sandboxId}/snapshots/{row.Id}", row);
    }
}

/// <summary>Ends all programs and puts the files back as they were.</summary>
internal static class RestoreSnapshot
{
    public static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Guid snapshotId, Tenant tenant, LiveSandboxes live, SnapshotRows rows, CancellationToken cancellationToken) =>
        SnapshotChange.DoAsync(tenant, sandboxId, snapshotId, live, rows, sandbox => sandbox.RestoreAsync(new SnapshotId(snapshotId), CancellationToken.None), cancellationToken);
}

/// <summary>Deletes a snapshot.</summary>
internal static class DeleteSnapshot
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Guid snapshotId, Tenant tenant, LiveSandboxes live, SnapshotRows rows, CancellationToken cancellationToken) =>
        await SnapshotChange.DoAsync(
            tenant,
            sandboxId,
            snapshotId,
            live,
            rows,
            async sandbox =>
            {
                var deleted = await sandbox.DeleteSnapshotAsync(new SnapshotId(snapshotId), CancellationToken.None);
                if (deleted.IsOk || deleted.Error.Kind == ErrorKind.NotFound)
                {
                    await rows.DeleteAsync(tenant, snapshotId, CancellationToken.None); // The row of a copy that is gone goes too.
                    return default(Done);
                }

                return deleted;
            },
            cancellationToken);
}

/// <summary>One change with a snapshot that the sandbox has.</summary>
internal static class SnapshotChange
{
    public static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(
        Tenant tenant, SandboxId id, Guid snapshot, LiveSandboxes live, SnapshotRows rows, Func<ISandbox, Task<Result<Done>>> change, CancellationToken cancellationToken)
    {
        if (!await rows.HasAsync(tenant, id, snapshot, cancellationToken))
        {
            return Error.NotFound("snapshot").ToProblem();
        }

        var entered = await live.EnterAsync(tenant, id, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        using var turn = await visit.AloneAsync(cancellationToken);
        var changed = await change(visit.Sandbox);
        return changed.IsOk ? TypedResults.NoContent() : changed.Error.ToProblem();
    }
}
