using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.AspNetCore.Http;

namespace Cadre.Canvases.Hooks;

/// <summary>Takes a call of a hook: starts the run, waits for its response, and notes what became of the call.</summary>
internal sealed class HookDesk(HookRun runs, HookCalls calls, TimeProvider time)
{
    /// <param name="hook">The hook.</param>
    /// <param name="request">Body, query and headers; or why they cannot be read.</param>
    /// <param name="key">The caller's idempotency key: a repeat answers the first run.</param>
    /// <param name="cancellationToken">The caller left.</param>
    public async Task<HookReply> TakeAsync(HookRow hook, Result<JsonElement> request, string? key, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var reply = request.IsOk ? await RunAsync(hook, request.Value, key, cancellationToken) : Refused(request.Error, null);
        calls.Add(hook, reply, time.GetElapsedTime(begun));
        return reply;
    }

    private async Task<HookReply> RunAsync(HookRow hook, JsonElement request, string? key, CancellationToken cancellationToken)
    {
        var started = await runs.StartAsync(hook, request, key, cancellationToken);
        if (!started.IsOk)
        {
            return Refused(started.Error, null);
        }

        var run = started.Value.Id;
        var outcome = started.Value.Responses.Count > 0 ? await runs.WaitAsync(started.Value, TimeSpan.FromSeconds(hook.Wait_seconds), cancellationToken) : null;
        return outcome is null ? new HookReply(StatusCodes.Status202Accepted) { Run = run }
            : outcome.Response is { } response ? Answer(run, response.Value, started.Value.Responses[response.Address])
            : Refused(new Error(ErrorKind.Upstream, "run_without_response", $"The run ended ({outcome.Status.ToString().ToLowerInvariant()}) without an answer.", "Look at the run to see why."), run);
    }

    private static HookReply Refused(Error problem, RunId? run) => new(problem.ToProblem().StatusCode) { Run = run, Problem = problem };

    private static HookReply Answer(RunId run, JsonElement value, JsonElement settings)
    {
        var status = settings.TryGetProperty("status", out var code) && code.TryGetInt32(out var number) ? number : StatusCodes.Status200OK;
        var type = settings.TryGetProperty("contentType", out var wanted) && wanted.GetString() is { } given ? given
            : value.ValueKind == JsonValueKind.String ? "text/plain" : "application/json";
        var text = value.ValueKind == JsonValueKind.String && type != "application/json" ? value.GetString()! : value.GetRawText();
        return new HookReply(status) { Run = run, Content = new(text, type) };
    }
}
