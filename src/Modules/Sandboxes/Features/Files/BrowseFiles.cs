using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Files;

/// <summary>The entries of a folder (<c>path</c> relative to /work; empty: /work itself), folders first.</summary>
internal static class ListSandboxFiles
{
    public static async Task<Results<Ok<Page<SandboxFile>>, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, string? path, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken)
    {
        var entered = await live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        var listed = await visit.Sandbox.Files.ListAsync(path ?? "", cancellationToken);
        return listed.IsOk
            ? TypedResults.Ok(new Page<SandboxFile>([.. listed.Value.OrderBy(file => file.Kind != SandboxFileKind.Folder).ThenBy(file => file.Path, StringComparer.OrdinalIgnoreCase)], null))
            : listed.Error.ToProblem();
    }
}

/// <summary>A file's bytes, always as an attachment: what they are is the sandbox's claim, not ours.</summary>
internal static class ReadSandboxFile
{
    public static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, string path, Tenant tenant, HttpContext context, LiveSandboxes live, CancellationToken cancellationToken)
    {
        var entered = await live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        context.Response.RegisterForDisposeAsync(entered.Value);
        var opened = await entered.Value.Sandbox.Files.OpenReadAsync(path, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error.ToProblem();
        }

        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return TypedResults.Stream(opened.Value, "application/octet-stream", path.Split('/')[^1]);
    }
}
