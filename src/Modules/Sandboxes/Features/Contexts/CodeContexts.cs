using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Contexts;

/// <summary>Starts an interpreter that keeps its variables between cells, for at most 30 minutes.</summary>
internal static class CreateContext
{
    private const int MostContexts = 8;

    public static async Task<Results<Created<ContextView>, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, ContextInput input, Tenant tenant, LiveSandboxes live, IdSource ids, CancellationToken cancellationToken)
    {
        if (input.Language is not ("python" or "javascript"))
        {
            return Error.Invalid("context_language_invalid", $"'{input.Language}' is no language of code contexts.", "Use python or javascript.").ToProblem();
        }

        var entered = await live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        if (visit.Live.Contexts.Count >= MostContexts)
        {
            return Error.Conflict("context_quota", $"A sandbox has at most {MostContexts} code contexts at a time.", "End one that is not needed any more.").ToProblem();
        }

        var started = await visit.Sandbox.CreateCodeContextAsync(input.Language == "python" ? CodeLanguage.Python : CodeLanguage.JavaScript, cancellationToken);
        if (!started.IsOk)
        {
            return started.Error.ToProblem();
        }

        var id = ids.NewGuid();
        visit.Live.Contexts[id] = started.Value;
        if (started.Value.Process is { } program && visit.Sandbox.GetProcess(program) is { IsOk: true } interpreter)
        {
            visit.Live.Note(interpreter.Value, $"cells ({input.Language})");
        }

        return TypedResults.Created($"/api/v1/sandboxes/{sandboxId}/contexts/{id}", new ContextView(id, input.Language));
    }
}

/// <summary>Runs a cell in a context; the value of its last expression is the result.</summary>
internal static class RunCell
{
    public static async Task<Results<Ok<CellResult>, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Guid contextId, CellInput input, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken)
    {
        if (live.Find(tenant, sandboxId.Value) is not { } open || !open.Contexts.TryGetValue(contextId, out var context))
        {
            return Error.NotFound("code context").ToProblem();
        }

        var ran = await context.RunAsync(input.Source, cancellationToken);
        if (!ran.IsOk && ran.Error.Code == "code_context_ended" && open.Contexts.TryRemove(contextId, out var ended))
        {
            await ended.DisposeAsync();
        }

        return ran.IsOk ? TypedResults.Ok(ran.Value) : ran.Error.ToProblem();
    }
}

/// <summary>Ends a context.</summary>
internal static class EndContext
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Guid contextId, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (live.Find(tenant, sandboxId.Value) is not { } open || !open.Contexts.TryRemove(contextId, out var context))
        {
            return Error.NotFound("code context").ToProblem();
        }

        await context.DisposeAsync();
        return TypedResults.NoContent();
    }
}

internal sealed record ContextInput(string Language);

internal sealed record ContextView(Guid Id, string Language);

internal sealed record CellInput(string Source);
