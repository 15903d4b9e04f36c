using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Files;

/// <summary>Writes a file from the request's body (to 100 MB), whole or not at all; missing folders are made.</summary>
internal static class WriteSandboxFile
{
    public static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, string path, bool? executable, HttpRequest request, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken) =>
        FileChange.DoAsync(tenant, sandboxId, live, files => files.WriteAsync(path, request.Body, executable ?? false, cancellationToken), cancellationToken);
}

/// <summary>Makes a folder, and those above it.</summary>
internal static class MakeSandboxFolder
{
    public static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, FolderInput input, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken) =>
        FileChange.DoAsync(tenant, sandboxId, live, files => files.CreateFolderAsync(input.Path, cancellationToken), cancellationToken);
}

/// <summary>Renames or moves a file or folder; what has the new name is replaced.</summary>
internal static class MoveSandboxFile
{
    public static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, MoveInput input, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken) =>
        FileChange.DoAsync(tenant, sandboxId, live, files => files.MoveAsync(input.From, input.To, cancellationToken), cancellationToken);
}

/// <summary>Deletes a file, or a folder with all in it.</summary>
internal static class DeleteSandboxFile
{
    public static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(SandboxId sandboxId, string path, Tenant tenant, LiveSandboxes live, CancellationToken cancellationToken) =>
        FileChange.DoAsync(tenant, sandboxId, live, files => files.DeleteAsync(path, cancellationToken), cancellationToken);
}

internal sealed record FolderInput(string Path);

internal sealed record MoveInput(string From, string To);

/// <summary>One change to the files of a sandbox.</summary>
internal static class FileChange
{
    public static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(Tenant tenant, SandboxId id, LiveSandboxes live, Func<ISandboxFiles, Task<Result<Done>>> change, CancellationToken cancellationToken)
    {
        var entered = await live.EnterAsync(tenant, id, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        var changed = await change(visit.Sandbox.Files);
        return changed.IsOk ? TypedResults.NoContent() : changed.Error.ToProblem();
    }
}
