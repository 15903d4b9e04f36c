using System.Globalization;
using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Cadre.Sandboxes.Previews;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Features.Ports;

/// <summary>Opens a port of a running program to the caller: an address on a host of its own that works once, within a minute, and only for whoever opens it.</summary>
internal static class OpenPreview
{
    public static async Task<Results<Ok<PreviewView>, ProblemHttpResult>> HandleAsync(
        SandboxId sandboxId, PreviewInput input, Tenant tenant, Caller caller, HttpRequest request, LiveSandboxes live, PreviewDirectory previews, IOptions<SandboxesOptions> options, CancellationToken cancellationToken)
    {
        if (live.Find(tenant, sandboxId.Value)?.Sandbox.GetProcess(new SandboxProcessId(input.ProgramId)) is not { IsOk: true } found)
        {
            return Error.NotFound("program").ToProblem();
        }

        var dialed = await found.Value.DialAsync(input.Port, cancellationToken);
        if (!dialed.IsOk)
        {
            return dialed.Error.ToProblem();
        }

        await dialed.Value.DisposeAsync();
        var (preview, ticket) = previews.Open(caller, sandboxId.Value, found.Value, input.Port);
        var port = request.Host.Port is { } own ? string.Create(CultureInfo.InvariantCulture, $":{own}") : "";
        var url = $"{request.Scheme}://{preview.Label}.{options.Value.PreviewHost}{port}{PreviewDirectory.EnterPath}?ticket={ticket}";
        return TypedResults.Ok(new PreviewView(url, preview.ExpiresAt));
    }
}

internal sealed record PreviewInput(Guid ProgramId, int Port);

/// <summary>Where a preview is entered.</summary>
/// <param name="Url">Works once, within a minute.</param>
/// <param name="ExpiresAt">When the preview itself ends.</param>
internal sealed record PreviewView(string Url, DateTimeOffset ExpiresAt);
