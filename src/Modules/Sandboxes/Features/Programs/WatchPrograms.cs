using Cadre.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Programs;

/// <summary>The programs that run in a sandbox.</summary>
internal static class ListPrograms
{
    public static async Task<Results<Ok<Page<ProgramView>>, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Tenant tenant, Persistence.SandboxStore store, SandboxServices services, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(tenant, sandboxId, cancellationToken) is null)
        {
            return Error.NotFound("sandbox").ToProblem();
        }

        return TypedResults.Ok(new Page<ProgramView>(ProgramView.Of(services.Live.Find(tenant, sandboxId.Value)), null));
    }
}

/// <summary>A program's output from a position on, as events; works for some minutes after its end too.</summary>
internal static class FollowProgram
{
    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> HandleAsync(
        SandboxId sandboxId, Guid programId, long? cursor, Tenant tenant, Caller caller, HttpContext context, SandboxServices services, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var process = services.Live.Find(tenant, sandboxId.Value)?.Sandbox.GetProcess(new SandboxProcessId(programId));
        if (process is not { IsOk: true } found)
        {
            return Error.NotFound("program").ToProblem();
        }

        await ProgramStream.WriteAsync(context, found.Value, Math.Max(0, cursor ?? 0), caller, services, () => []);
        return TypedResults.Empty;
    }
}

/// <summary>Ends a program.</summary>
internal static class KillProgram
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, Guid programId, Tenant tenant, SandboxServices services, CancellationToken cancellationToken)
    {
        if (services.Live.Find(tenant, sandboxId.Value)?.Sandbox.GetProcess(new SandboxProcessId(programId)) is not { IsOk: true } found)
        {
            return Error.NotFound("program").ToProblem();
        }

        await found.Value.KillAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
