using System.Text;
using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Sandboxes.Features.Programs;

/// <summary>
/// Runs a program (<c>argv</c>) or a shell line (<c>command</c>) and streams its output: event <c>started</c> {programId}, then <c>stdout</c> and <c>stderr</c>
/// {data (base64), cursor}, <c>truncated</c>, <c>refused</c> {message, fix} for each host that the sandbox was kept from meanwhile, and last <c>exit</c> {code, reason, wallMs, cpuMs, peakMemoryBytes}. Leaving the stream ends the program unless <c>keep</c>.
/// </summary>
internal static class ExecInSandbox
{
    private const int MostSeconds = 1800;

    public static async Task<Results<EmptyHttpResult, ProblemHttpResult>> HandleAsync(
        SandboxId sandboxId, Tenant tenant, Caller caller, ExecInput input, HttpContext context, SandboxServices services, CancellationToken cancellationToken)
    {
        var argv = input.Argv is { Count: > 0 } given ? given : string.IsNullOrWhiteSpace(input.Command) ? [] : ["/bin/sh", "-c", input.Command];
        var entered = await services.Live.EnterAsync(tenant, sandboxId, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error.ToProblem();
        }

        await using var visit = entered.Value;
        var since = services.Time.GetUtcNow();
        var started = await StartAsync(visit.Live, argv, input, cancellationToken);
        if (!started.IsOk)
        {
            return started.Error.ToProblem();
        }

        visit.Live.Note(started.Value, input.Command ?? string.Join(' ', argv));
        try
        {
            await ProgramStream.WriteAsync(context, started.Value, 0, caller, services, () => visit.RefusedSince(since));
        }
        finally
        {
            if (input.Keep != true)
            {
                await started.Value.KillAsync(CancellationToken.None);
            }
        }

        return TypedResults.Empty;
    }

    private static async Task<Result<ISandboxProcess>> StartAsync(LiveSandbox live, IReadOnlyList<string> argv, ExecInput input, CancellationToken cancellationToken)
    {
        var options = new ExecOptions
        {
            WorkingDirectory = string.IsNullOrEmpty(input.WorkingDirectory) ? "/work" : input.WorkingDirectory,
            Environment = input.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal),
            Limits = live.Sandbox.Spec.Limits with { Wall = TimeSpan.FromSeconds(Math.Clamp(input.TimeoutSeconds ?? 300, 1, MostSeconds)) },
            KeepStdinOpen = input.Stdin is not null,
        };
        var started = await live.Sandbox.ExecAsync(argv, options, cancellationToken);
        if (started.IsOk && started.Value.Stdin is { } stdin)
        {
            _ = FeedAsync(stdin, input.Stdin ?? "");
        }

        return started;
    }

    private static async Task FeedAsync(Stream stdin, string text)
    {
        try
        {
            await using (stdin)
            {
                await stdin.WriteAsync(Encoding.UTF8.GetBytes(text), CancellationToken.None);
            }
        }
        catch (IOException)
        {
            return; // The program did not want it all.
        }
    }
}

/// <summary>What to run.</summary>
internal sealed record ExecInput(
    IReadOnlyList<string>? Argv, string? Command, string? WorkingDirectory, IReadOnlyDictionary<string, string>? Environment, int? TimeoutSeconds, string? Stdin, bool? Keep);
