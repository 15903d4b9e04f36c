using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Runs.Domain;

namespace Cadre.Runs.Persistence;

/// <content>The rehearsal of a takeover.</content>
internal sealed partial class PostgresRunStore
{
    private const int PreparedAfter = 2;

    public async Task RehearseAsync(int node, CancellationToken cancellationToken)
    {
        for (var i = 0; i < PreparedAfter; i++)
        {
            await ClaimAsync(node, [default], cancellationToken);
            await FindOrphansAsync([-1], 1, cancellationToken);
            await JournalsAsync([default], cancellationToken);
        }

        var rows = JournalPages.Write(0, [.. Samples().Select(happened => (happened.Kind, RunEventCodec.Write(happened)))], together: true);
        foreach (var stored in rows.SelectMany(row => JournalPages.Read(new(row.Seq, row.Kind, RunEventCodec.Version, System.Text.Encoding.UTF8.GetString(row.Payload)))))
        {
            RunEventCodec.Read(stored.Kind, stored.Version, stored.Payload);
        }
    }

    /// <summary>What most journals hold.</summary>
    private static IEnumerable<RunEvent> Samples()
    {
        var value = JsonSerializer.SerializeToElement(1);
        yield return new RunCreated("", "", null, Actor.System, null, RunModes.Name(RunMode.Live));
        yield return new StepStarted(1, Interrupted: false);
        yield return new EffectFinished("", "", 1, DateTimeOffset.UnixEpoch, 0, value, 0);
        yield return new StepFinished(new Dictionary<string, JsonElement> { ["value"] = value }, [], [], new(), 0);
        yield return new StepWaiting("", null, [], null, "", 0);
        yield return new StepAnswered("", null, Actor.System, null);
    }
}
