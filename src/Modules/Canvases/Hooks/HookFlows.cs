using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Domain;
using Cadre.Canvases.Live.Editing;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Hooks;

/// <summary>
/// What a hook runs: its canvas, compiled. Kept until the canvas changes; a change on another node counts when its hint arrives, at the latest after a second.
/// A canvas that runs other canvases is compiled for each call: their changes count too.
/// </summary>
internal sealed class HookFlows : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private const int Most = 1000;
    private readonly ShortMemory<(WorkspaceId Workspace, Guid Canvas), Result<HookFlow>> flows;
    private readonly ICanvasService canvases;
    private readonly IBlockCatalog catalog;
    private readonly IDisposable subscription;

    public HookFlows(ICanvasService canvases, IBlockCatalog catalog, Notifications notifications, TimeProvider time)
    {
        (this.canvases, this.catalog) = (canvases, catalog);
        flows = new(Moment, Most, time);
        subscription = notifications.Subscribe(CanvasHints.Prefix, topic => flows.ForgetAll(key => key.Canvas == CanvasHints.Canvas(topic)));
    }

    public Task<Result<HookFlow>> FindAsync(Tenant tenant, Guid canvas, CancellationToken cancellationToken) =>
        flows.GetAsync((tenant.Workspace, canvas), () => CompileAsync(tenant, canvas), cancellationToken);

    public void Dispose() => subscription.Dispose();

    private async Task<Result<HookFlow>> CompileAsync(Tenant tenant, Guid canvas)
    {
        var compiled = await canvases.CompileAsync(tenant, new CanvasId(canvas), RunSelection.All, CancellationToken.None);
        if (!compiled.IsOk)
        {
            flows.Forget((tenant.Workspace, canvas));
            return compiled.Error;
        }

        var flow = HookFlow.Of(compiled.Value.Flow);
        if (flow.Flow.Nodes.Any(n => catalog.Find(n.Type)?.Calls is not null))
        {
            flows.Forget((tenant.Workspace, canvas));
        }

        return flow;
    }
}

/// <summary>A compiled canvas and the blocks in it that speak with the caller.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Takers">Blocks that take what was sent: address, and whether it takes the whole request or its body alone.</param>
/// <param name="Responses">Response blocks: address and settings.</param>
internal sealed record HookFlow(Flow Flow, IReadOnlyList<(string Address, bool Whole)> Takers, IReadOnlyDictionary<string, JsonElement> Responses)
{
    private const string WebhookType = "webhook";
    private const string InputType = "input";
    private const string ResponseType = "response";

    /// <summary>Addresses of the response blocks.</summary>
    public IReadOnlySet<string> Awaited { get; } = Responses.Keys.ToHashSet(StringComparer.Ordinal);

    public static HookFlow Of(Flow flow) => new(
        flow,
        [.. flow.Nodes.Where(n => n.Type is WebhookType or InputType).Select(n => (n.Address, n.Type == WebhookType))],
        flow.Nodes.Where(n => n.Type == ResponseType).ToDictionary(n => n.Address, n => n.Settings, StringComparer.Ordinal));

    /// <summary>The values of a call for the blocks that take them; null for none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, PortValue>>? Inputs(JsonElement request, IReadOnlyList<string> sources) => Takers.Count == 0 ? null : Takers.ToDictionary(
        taker => taker.Address,
        taker => (IReadOnlyDictionary<string, PortValue>)new Dictionary<string, PortValue>(StringComparer.Ordinal)
        {
            [taker.Whole ? "request" : InputType] = new(taker.Whole ? request : request.GetProperty("body"), sources),
        },
        StringComparer.Ordinal);
}
