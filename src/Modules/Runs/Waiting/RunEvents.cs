using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;
using Cadre.Runs.Features;

namespace Cadre.Runs.Waiting;

/// <summary>
/// Brings an event to the steps that wait for it: 1. find the waits; 2. answer each, under a name made of the event's key, so that a repeat is no second answer;
/// 3. a step that is just about to wait is given a moment; 4. a wait whose step is gone is removed.
/// </summary>
internal sealed class RunEvents(WaitRows waits, RunDispatch dispatch, RunReading reading, IdSource ids, TimeProvider time) : IRunEvents
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public async Task<Result<int>> SendAsync(Tenant tenant, SentEvent sent, string? key, CancellationToken cancellationToken)
    {
        var named = key ?? ids.NewGuid().ToString();
        var taken = 0;
        foreach (var row in await waits.FindAsync(tenant, sent.Name, sent.Correlation, cancellationToken)) // 1
        {
            var delivered = await DeliverAsync(tenant, sent, row, named, cancellationToken);
            if (!delivered.IsOk)
            {
                return delivered.Error;
            }

            taken += delivered.Value ? 1 : 0;
        }

        return taken;
    }

    private async Task<Result<bool>> DeliverAsync(Tenant tenant, SentEvent sent, WaitRow row, string key, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var run = new RunId(row.Run_id);
        while (true)
        {
            var answer = new RunCommand.Answer(tenant.Actor, SignalOf(key, row), row.Address, "event", sent.Data) { IsEvent = true };
            var result = await dispatch.SendAsync(tenant, run, answer, cancellationToken); // 2
            if (result.Error is { Code: "not_waiting" } && await IsComingAsync(tenant, run, row.Address, cancellationToken))
            {
                if (time.GetElapsedTime(begun) > Patience)
                {
                    return new Error(ErrorKind.Unavailable, "wait_not_ready", "A step is about to wait for this event but does not yet.", "Send the event again in a moment.") { RetryAfterSeconds = 2 };
                }

                await Task.Delay(Pause, time, cancellationToken); // 3
                continue;
            }

            if (result.Error is { Kind: ErrorKind.Unavailable } busy)
            {
                return busy;
            }

            await waits.RemoveAsync(tenant, sent.Name, sent.Correlation, row, cancellationToken); // 4
            return result.IsOk;
        }
    }

    /// <summary>Whether the step has not come to its wait yet.</summary>
    private async Task<bool> IsComingAsync(Tenant tenant, RunId run, string address, CancellationToken cancellationToken)
    {
        if (await reading.FindRowAsync(tenant, run, cancellationToken) is not { Finished_at: null } row)
        {
            return false;
        }

        var state = await reading.LoadAsync(tenant, row, cancellationToken);
        return state.Find(address) is { IsTerminal: false, Answer: null };
    }

    private static Guid SignalOf(string key, WaitRow row) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{row.Run_id}\n{row.Address}")).AsSpan(0, 16));
}
