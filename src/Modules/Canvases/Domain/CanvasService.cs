using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Limits;
using Cadre.Canvases.Persistence;
using Cadre.Canvases.Upgrades;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Domain;

internal sealed class CanvasService(CanvasStore store, ICanvasDocuments documents, CanvasChecker checker, FlowCompiler compiler, IBlockCatalogs catalogs, CanvasRuns runs, IdSource ids) : ICanvasService
{
    private static readonly Dictionary<string, StepView> NoResults = [];
    private const int MostCanvases = 10_000;

    public Task<Result<CanvasId>> CreateAsync(Tenant tenant, string title, IReadOnlyList<CanvasEdit> content, CancellationToken cancellationToken) =>
        CreateAsync(tenant, ids.New<CanvasId>(), title, content, cancellationToken);

    public async Task<IReadOnlyList<ListedCanvas>> ListAsync(Tenant tenant, int limit, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(tenant, DateTimeOffset.MaxValue, Math.Clamp(limit, 1, 200), cancellationToken)).Select(row => new ListedCanvas(new CanvasId(row.Id), row.Title, row.UpdatedAt))];

    public async Task<Result<CanvasId>> CreateAsync(Tenant tenant, CanvasId id, string title, IReadOnlyList<CanvasEdit> content, CancellationToken cancellationToken)
    {
        var checkedTitle = CanvasTitle.Check(title);
        if (!checkedTitle.IsOk)
        {
            return checkedTitle.Error;
        }

        if (!await store.InsertAsync(tenant, id, checkedTitle.Value, cancellationToken) && await documents.ReadAsync(tenant, id, cancellationToken) is { IsOk: true, Value.Blocks.Count: > 0 })
        {
            return id; // an earlier attempt got this far: its content came in one change
        }

        var written = await documents.EditAsync(tenant, id, [new SetTitle(checkedTitle.Value), .. content], cancellationToken);
        if (written.IsOk)
        {
            return id;
        }

        await store.DeleteAsync(tenant, id, cancellationToken);
        return written.Error;
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>>> CheckAsync(Tenant tenant, CanvasSnapshot canvas, CancellationToken cancellationToken)
    {
        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        return checker.Check(CanvasUpgrade.Of(canvas, catalog).Canvas, catalog);
    }

    public async Task<Result<IReadOnlyList<UpgradedBlock>>> UpgradeAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken)
    {
        var snapshot = await documents.ReadAsync(tenant, canvas, cancellationToken);
        if (!snapshot.IsOk)
        {
            return snapshot.Error;
        }

        var upgrade = CanvasUpgrade.Of(snapshot.Value, await catalogs.OfAsync(tenant, cancellationToken));
        if (upgrade.Edits.Count == 0)
        {
            return Result<IReadOnlyList<UpgradedBlock>>.Ok([]);
        }

        var edited = await documents.EditAsync(tenant, canvas, upgrade.Edits, cancellationToken);
        return edited.IsOk ? Result<IReadOnlyList<UpgradedBlock>>.Ok(upgrade.Upgraded) : edited.Error;
    }

    public async Task<IReadOnlyList<TypeUse>> UsesAsync(Tenant tenant, string type, int? version, CancellationToken cancellationToken)
    {
        var uses = new List<TypeUse>();
        foreach (var row in await store.ListAsync(tenant, DateTimeOffset.MaxValue, MostCanvases, cancellationToken))
        {
            var snapshot = await documents.ReadAsync(tenant, new CanvasId(row.Id), cancellationToken);
            var blocks = snapshot.IsOk ? snapshot.Value.Blocks.Count(b => b.Type == type && (version is null || b.Version == version)) : 0;
            if (blocks > 0)
            {
                uses.Add(new TypeUse(new CanvasId(row.Id), row.Title, blocks));
            }
        }

        return uses;
    }

    public async Task<Result<CompiledCanvas>> CompileAsync(Tenant tenant, CanvasId canvas, RunSelection selection, CancellationToken cancellationToken)
    {
        var read = await documents.ReadAsync(tenant, canvas, cancellationToken);
        if (!read.IsOk)
        {
            return read.Error;
        }

        var catalog = await catalogs.OfAsync(tenant, cancellationToken);
        var snapshot = CanvasUpgrade.Of(read.Value, catalog).Canvas;
        var latest = selection.Mode == SelectionMode.All ? NoResults : await runs.LatestResultsAsync(tenant, canvas, cancellationToken); // nothing comes from outside of everything
        var library = await SubCanvases.LoadAsync(canvas, snapshot, catalog, id => ReadCalledAsync(tenant, id, catalog, cancellationToken));
        return compiler.Compile(snapshot, selection, latest, library);
    }

    public async Task<Result<Done>> CheckRunAsync(Tenant tenant, CanvasId canvas, IReadOnlyDictionary<string, JsonElement> inputs, CancellationToken cancellationToken)
    {
        var compiled = await CompileAsync(tenant, canvas, RunSelection.All, cancellationToken);
        return compiled.Then(c => RunInputs.Bind(c.Flow, inputs)).Then<Done>(_ => default(Done));
    }

    public async Task<Result<StartedRun>> RunAsync(Tenant tenant, CanvasId canvas, RunSelection selection, IReadOnlyDictionary<string, JsonElement>? inputs, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var compiled = await CompileAsync(tenant, canvas, selection, cancellationToken);
        if (!compiled.IsOk)
        {
            return compiled.Error;
        }

        var bound = RunInputs.Bind(compiled.Value.Flow, inputs ?? new Dictionary<string, JsonElement>());
        if (!bound.IsOk)
        {
            return bound.Error;
        }

        var start = new StartRun(compiled.Value.Flow) { Canvas = canvas.Value, IdempotencyKey = idempotencyKey, Inputs = bound.Value.Count > 0 ? bound.Value : null, Trigger = selection.Trigger };
        var started = await runs.StartAsync(tenant, canvas, start, selection.Priority, cancellationToken);
        return started.Then<StartedRun>(run => new StartedRun(run, compiled.Value.LeftOut));
    }

    /// <summary>A canvas that a block runs: another workspace's is as unknown as none.</summary>
    private async Task<Result<CanvasSnapshot>> ReadCalledAsync(Tenant tenant, CanvasId canvas, IBlockCatalog catalog, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, canvas, cancellationToken) is null)
        {
            return Error.NotFound("canvas");
        }

        var read = await documents.ReadAsync(tenant, canvas, cancellationToken);
        return read.IsOk ? CanvasUpgrade.Of(read.Value, catalog).Canvas : read.Error;
    }
}
