using Cadre.Kernel;
using Cadre.Sandboxes.Persistence;

namespace Cadre.Sandboxes.Live;

/// <summary>The persistent sandboxes, for other modules.</summary>
internal sealed class SandboxDirectory(LiveSandboxes live, SandboxStore store, SettingsStore settings, IdSource ids, TimeProvider time) : ISandboxDirectory
{
    private const int DefaultMemoryMb = 1024;
    private const int DefaultDiskMb = 1024;

    public async Task<Result<SandboxId>> OfBlockAsync(Tenant tenant, Guid canvas, string block, string name, CancellationToken cancellationToken)
    {
        if (await store.FindOfBlockAsync(tenant, canvas, block, cancellationToken) is { } found)
        {
            return new SandboxId(found.Id);
        }

        var now = time.GetUtcNow().UtcDateTime;
        var row = new SandboxRow { Id = ids.NewGuid(), Name = name, MemoryMb = DefaultMemoryMb, DiskMb = DefaultDiskMb, CanvasId = canvas, Block = block, MadeBy = tenant.Actor.Name, MadeAt = now, UsedAt = now };
        var made = await store.InsertAsync(tenant, row, cancellationToken);
        return made.IsOk ? new SandboxId((await store.FindOfBlockAsync(tenant, canvas, block, cancellationToken))!.Id) : made.Error; // Just made, by us or by another at the same time.
    }

    public async Task<bool> MayInstallPackagesAsync(Tenant tenant, CancellationToken cancellationToken) => (await settings.ReadAsync(tenant, cancellationToken)).Packages;

    public async Task<Result<ISandboxVisit>> EnterAsync(Tenant tenant, SandboxId id, CancellationToken cancellationToken) =>
        (await live.EnterAsync(tenant, id, cancellationToken)).Then(visit => Result<ISandboxVisit>.Ok(visit));
}
