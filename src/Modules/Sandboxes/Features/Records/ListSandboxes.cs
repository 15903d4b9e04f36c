using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Features.Records;

/// <summary>The persistent sandboxes, used last first. With <c>canvasId</c> and <c>block</c>: the one of that block.</summary>
internal static class ListSandboxes
{
    public static async Task<Ok<SandboxListView>> HandleAsync(
        Guid? canvasId, string? block, Tenant tenant, SandboxStore store, LiveSandboxes live, ISandboxProvider provider, IOptions<SandboxesOptions> options, CancellationToken cancellationToken)
    {
        var rows = await store.ListAsync(tenant, cancellationToken);
        var wanted = rows.Where(row => (canvasId is null || row.CanvasId == canvasId) && (block is null || row.Block == block));
        var probe = await provider.ProbeAsync(cancellationToken);
        var failed = probe.Checks.FirstOrDefault(check => check is { Required: true, Passed: false });
        return TypedResults.Ok(new SandboxListView(
            [.. wanted.Select(row => SandboxView.Of(row, live.Find(tenant, row.Id)))],
            options.Value.SandboxesPerWorkspace,
            options.Value.DiskMbPerWorkspace,
            new SandboxProviderView(provider.Name, probe.Capabilities.Tier, probe.Available, probe.Capabilities.Pty, probe.Capabilities.Ports, probe.Capabilities.Snapshots, failed?.Detail, failed?.Fix)));
    }
}

/// <summary>One persistent sandbox.</summary>
internal static class GetSandbox
{
    public static async Task<Results<Ok<SandboxView>, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Tenant tenant, SandboxStore store, LiveSandboxes live, CancellationToken cancellationToken) =>
        await store.FindAsync(tenant, sandboxId, cancellationToken) is { } row ? TypedResults.Ok(SandboxView.Of(row, live.Find(tenant, row.Id))) : Error.NotFound("sandbox").ToProblem();
}
