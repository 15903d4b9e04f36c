using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Canvases.Contracts;

/// <summary>Canvases as wholes: create, check, compile, run.</summary>
public interface ICanvasService
{
    /// <summary>Creates a canvas with the given content, in one durable step.</summary>
    Task<Result<CanvasId>> CreateAsync(Tenant tenant, string title, IReadOnlyList<CanvasEdit> content, CancellationToken cancellationToken);

    /// <summary>As above with an id that the caller reserved; what an attempt before made of it is kept and gone on with. After an error the id is used up.</summary>
    Task<Result<CanvasId>> CreateAsync(Tenant tenant, CanvasId id, string title, IReadOnlyList<CanvasEdit> content, CancellationToken cancellationToken);

    /// <summary>The canvases that were changed last, newest first, at most 200.</summary>
    Task<IReadOnlyList<ListedCanvas>> ListAsync(Tenant tenant, int limit, CancellationToken cancellationToken);

    /// <summary>Problems by block id, with the block types of the workspace; blocks without problems are absent. Blocks of older versions are looked at as they are after their migration.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<BlockProblem>>> CheckAsync(Tenant tenant, CanvasSnapshot canvas, CancellationToken cancellationToken);

    /// <summary>
    /// Brings the blocks of older versions to the newest one that migrations lead to, as one change that can be taken back. Answers what changed; nothing for a canvas that is up to date.
    /// </summary>
    Task<Result<IReadOnlyList<UpgradedBlock>>> UpgradeAsync(Tenant tenant, CanvasId canvas, CancellationToken cancellationToken);

    /// <summary>Where blocks of a type are: by canvas, for all versions or one.</summary>
    Task<IReadOnlyList<TypeUse>> UsesAsync(Tenant tenant, string type, int? version, CancellationToken cancellationToken);

    /// <summary>
    /// Compiles a canvas, or the blocks named, into a flow. Values from blocks outside the selection come from their latest results. Blocks with problems, and those that depend on them, are left out.
    /// Errors: <c>nothing_to_run</c>, <c>block_invalid</c>, <c>dependencies_not_done</c>.
    /// </summary>
    Task<Result<CompiledCanvas>> CompileAsync(Tenant tenant, CanvasId canvas, RunSelection selection, CancellationToken cancellationToken);

    /// <summary>Whether a run of the whole canvas could start now with the inputs. Errors: those of <see cref="RunAsync"/>.</summary>
    Task<Result<Done>> CheckRunAsync(Tenant tenant, CanvasId canvas, IReadOnlyDictionary<string, JsonElement> inputs, CancellationToken cancellationToken);

    /// <summary>Compiles and starts a run. Errors besides those of compiling: <c>input_unknown</c>, <c>input_missing</c>, <c>input_type</c>.</summary>
    /// <param name="tenant">Who runs it.</param>
    /// <param name="canvas">The canvas.</param>
    /// <param name="selection">Which blocks.</param>
    /// <param name="inputs">Values for its input blocks, by their names; blocks without one take their default.</param>
    /// <param name="idempotencyKey">A caller's key: a repeat answers the first run.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<Result<StartedRun>> RunAsync(Tenant tenant, CanvasId canvas, RunSelection selection, IReadOnlyDictionary<string, JsonElement>? inputs, string? idempotencyKey, CancellationToken cancellationToken);
}

/// <summary>A canvas in a listing.</summary>
/// <param name="Id">The canvas.</param>
/// <param name="Title">Its title.</param>
/// <param name="UpdatedAt">When it was changed last.</param>
public sealed record ListedCanvas(CanvasId Id, string Title, DateTimeOffset UpdatedAt);

/// <summary>Which blocks of a canvas run.</summary>
/// <param name="Mode">All of them, one block, or one block and everything after it.</param>
/// <param name="Block">The block for the latter two.</param>
public sealed record RunSelection(SelectionMode Mode, string? Block = null)
{
    /// <summary>Every block.</summary>
    public static RunSelection All { get; } = new(SelectionMode.All);

    /// <summary>Which of the waiting runs go first; null: what the canvas says.</summary>
    public RunPriority? Priority { get; init; }

    /// <summary>What starts the run, when it is no person; null otherwise.</summary>
    public RunTrigger? Trigger { get; init; }
}

/// <summary>How much of a canvas runs.</summary>
public enum SelectionMode
{
    /// <summary>Every block that can run.</summary>
    All,

    /// <summary>One block, with the latest results of those before it.</summary>
    Block,

    /// <summary>One block and everything after it.</summary>
    From,
}

/// <summary>A flow and what did not make it in.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="LeftOut">Ids of the blocks that cannot run yet; their problems say why.</param>
public sealed record CompiledCanvas(Flow Flow, IReadOnlyList<string> LeftOut);

/// <summary>A run that was accepted.</summary>
/// <param name="RunId">The run.</param>
/// <param name="LeftOut">Ids of the blocks that cannot run yet; their problems say why.</param>
public sealed record StartedRun(RunId RunId, IReadOnlyList<string> LeftOut);

/// <summary>A block that was brought to a newer version of its type.</summary>
/// <param name="Id">The block.</param>
/// <param name="Title">Its title.</param>
/// <param name="Type">Its type.</param>
/// <param name="From">The version it had.</param>
/// <param name="To">The version it has.</param>
/// <param name="Changes">What changed, each a sentence.</param>
public sealed record UpgradedBlock(string Id, string Title, string Type, int From, int To, IReadOnlyList<string> Changes);

/// <summary>A canvas that uses a block type.</summary>
/// <param name="Canvas">The canvas.</param>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">How many blocks of the type are on it.</param>
public sealed record TypeUse(CanvasId Canvas, string Title, int Blocks);
