using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;
using Microsoft.Extensions.Options;

namespace Cadre.Blocks.Tables.Browsing;

/// <summary>The tables that people look into. A few stay open for a while, so that scrolling reads pages and not files. A large one that is being opened holds up those alone who want to look into it.</summary>
internal sealed class OpenTables(TableWorker worker, ISandboxProvider sandboxes, ArtifactFiles artifacts, IOptions<BlocksOptions> options, TimeProvider time, IdSource ids) : IAsyncDisposable
{
    private readonly Dictionary<(WorkspaceId Workspace, string Hash), OpenTable> open = [];
    private readonly Dictionary<(WorkspaceId Workspace, string Hash), Task<Result<OpenTable>>> underway = [];
    private readonly SemaphoreSlim gate = new(1, 1);
    private ITimer? sweeping;

    /// <summary>One page of a table, with what is known about it.</summary>
    public async Task<Result<TablePage>> ReadAsync(Tenant tenant, ArtifactRef artifact, JsonObject page, CancellationToken cancellationToken)
    {
        if (worker.Missing is { } missing)
        {
            return missing;
        }

        var taken = await TakeAsync(tenant, artifact, cancellationToken);
        if (!taken.IsOk)
        {
            return taken.Error;
        }

        try
        {
            var table = taken.Value.Table;
            var answer = await taken.Value.AskAsync(page);
            return answer.Map(read => new TablePage(
                [.. table.GetProperty("columns").EnumerateArray().Select(c => new TablePageColumn(c.GetProperty("name").GetString()!, c.GetProperty("type").GetString()!))],
                read.GetProperty("rows"),
                (long)page["offset"]!,
                read.GetProperty("rowCount").GetInt64(),
                table.GetProperty("rowCount").GetInt64()));
        }
        finally
        {
            taken.Value.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (sweeping is not null)
        {
            await sweeping.DisposeAsync();
        }

        await ((Task)Task.WhenAll(underway.Values.ToList())).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // they tell those who asked
        foreach (var key in open.Keys.ToList())
        {
            await CloseAsync(key);
        }

        gate.Dispose();
    }

    private async Task<Result<OpenTable>> TakeAsync(Tenant tenant, ArtifactRef artifact, CancellationToken cancellationToken)
    {
        while (true)
        {
            await gate.WaitAsync(cancellationToken);
            Finding finding;
            try
            {
                sweeping ??= time.CreateTimer(_ => _ = SweepAsync(), null, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(15));
                finding = await FindAsync(tenant, artifact);
            }
            finally
            {
                gate.Release();
            }

            var table = await finding.Table.WaitAsync(cancellationToken);
            if (!table.IsOk)
            {
                return table;
            }

            await table.Value.Turn.WaitAsync(cancellationToken);
            if (table.Value.Usable)
            {
                return table;
            }

            table.Value.Turn.Release(); // it ended while we waited
        }
    }

    /// <summary>The table that is open, or being opened.</summary>
    private async Task<Finding> FindAsync(Tenant tenant, ArtifactRef artifact)
    {
        var key = (tenant.Workspace, artifact.Artifact);
        if (open.TryGetValue(key, out var known))
        {
            if (known.Usable || known.Turn.CurrentCount == 0)
            {
                return new(Task.FromResult(Result<OpenTable>.Ok(known)));
            }

            await CloseAsync(key);
        }

        if (underway.TryGetValue(key, out var same))
        {
            return new(same);
        }

        foreach (var oldest in open.Where(pair => pair.Value.Turn.CurrentCount > 0).OrderBy(pair => pair.Value.UsedAt).Take(open.Count + underway.Count - Math.Max(1, options.Value.OpenTables) + 1).ToList())
        {
            await CloseAsync(oldest.Key);
        }

        return new(underway[key] = OpenAsync(key, tenant, artifact));
    }

    /// <summary>Opens it for all who ask meanwhile, whether or not the first of them stays.</summary>
    private async Task<Result<OpenTable>> OpenAsync((WorkspaceId Workspace, string Hash) key, Tenant tenant, ArtifactRef artifact)
    {
        Result<OpenTable>? opened = null;
        try
        {
            opened = await OpenTable.OpenAsync(worker, sandboxes, artifacts, tenant, artifact, new SandboxKey($"table-{ids.NewGuid():N}"), time, CancellationToken.None);
            return opened.Value;
        }
        finally
        {
            await gate.WaitAsync(CancellationToken.None);
            underway.Remove(key);
            if (opened is { IsOk: true } done)
            {
                open[key] = done.Value;
            }

            gate.Release();
        }
    }

    private async Task SweepAsync()
    {
        if (!await gate.WaitAsync(0))
        {
            return;
        }

        try
        {
            var before = time.GetUtcNow() - options.Value.TableIdle;
            foreach (var idle in open.Where(pair => pair.Value.UsedAt < before && pair.Value.Turn.CurrentCount > 0).ToList())
            {
                await CloseAsync(idle.Key);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task CloseAsync((WorkspaceId Workspace, string Hash) key)
    {
        if (open.Remove(key, out var table))
        {
            await table.DisposeAsync();
        }
    }

    private readonly record struct Finding(Task<Result<OpenTable>> Table);
}

/// <summary>A page of a table.</summary>
/// <param name="Columns">All columns.</param>
/// <param name="Rows">Each a list of values in the order of the columns.</param>
/// <param name="Offset">The number of the first row.</param>
/// <param name="RowCount">How many rows the filters keep.</param>
/// <param name="TableRows">How many rows the table has.</param>
internal sealed record TablePage(IReadOnlyList<TablePageColumn> Columns, JsonElement Rows, long Offset, long RowCount, long TableRows);

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">text, integer, number, boolean, date or timestamp.</param>
internal sealed record TablePageColumn(string Name, string Type);
