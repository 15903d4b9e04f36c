using System.Diagnostics;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Runs.Contracts;
using Cadre.Runs.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cadre.Runs.Plug;

/// <summary>
/// Kills the process that has a run in hand, as a power cut would: nothing is said goodbye to. In development mode only, to see with one's own eyes that runs go on:
/// a peer takes them, or this server when it was started again.
/// </summary>
internal sealed partial class PowerPlug(RunsOptions options, RunReading reading, RunPlaces places, ThisNode me, INodeLinks links, TimeProvider time, ILogger<PowerPlug> log) : INodeService
{
    /// <summary>Time for the answer to leave.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);
    private ITimer? end;

    public string Name => "plug";

    /// <summary>Kills the owner of a run; answers which node that is.</summary>
    public async Task<Result<NodeId>> PullAsync(Tenant tenant, RunId run, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, run, cancellationToken) is null)
        {
            return Error.NotFound("run");
        }

        if (!options.Development)
        {
            return Error.Conflict("development_only", "The plug can be pulled in development mode only.", "Start Cadre with './run --development' to try it; never where people work.");
        }

        if (await places.FindAsync(tenant, run, cancellationToken) is not { } owner)
        {
            return Error.Conflict("run_not_in_hand", "No process has this run in hand: it waits, or has ended.", "Pull the plug while one of its steps runs.");
        }

        if (owner == me.Id)
        {
            Die();
            return owner;
        }

        await using var reply = await links.SendAsync(owner, new NodeCall(Name, new Caller(tenant.Actor, null, Guid.Empty, tenant), new Dictionary<string, string>()), cancellationToken);
        return reply is { Status: StatusCodes.Status202Accepted }
            ? owner
            : Error.Conflict("node_not_killed", "The node that has the run did not agree to be killed.", "Start all nodes with './run --development'.");
    }

    public Task ServeAsync(HttpContext context, Caller caller, Tenant tenant, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = options.Development ? StatusCodes.Status202Accepted : StatusCodes.Status409Conflict;
        if (options.Development)
        {
            Die();
        }

        return Task.CompletedTask;
    }

    private void Die()
    {
        LogPulled();
        end = time.CreateTimer(static _ => Process.GetCurrentProcess().Kill(), null, Grace, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody pulled the plug: this process kills itself now.")]
    private partial void LogPulled();
}
