using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Persistence;

namespace Cadre.Sandboxes.Features.Records;

/// <summary>A persistent sandbox as people see it. <c>state</c>: running (something runs in it), open, closed.</summary>
internal sealed record SandboxView(SandboxId Id, string Name, string State, int MemoryMb, int DiskMb, Guid? CanvasId, string? Block, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset UsedAt)
{
    public static SandboxView Of(SandboxRow row, LiveSandbox? live) => new(
        new SandboxId(row.Id), row.Name, live is null ? "closed" : live.Sandbox.Processes.Count > 0 ? "running" : "open", row.MemoryMb, row.DiskMb, row.CanvasId, row.Block, row.MadeBy, row.MadeAt, row.UsedAt);
}

/// <summary>The workspace's sandboxes, what it may have, and what the provider can do.</summary>
internal sealed record SandboxListView(IReadOnlyList<SandboxView> Items, int Most, long MostDiskMb, SandboxProviderView Provider);

/// <summary>The provider. <c>problem</c> and <c>fix</c> say why nothing runs.</summary>
internal sealed record SandboxProviderView(string Name, SandboxTier Tier, bool Available, bool Terminals, bool Ports, bool Snapshots, string? Problem, string? Fix);
