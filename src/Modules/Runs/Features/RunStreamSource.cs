using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;
using Cadre.Runs.Contracts;
using Cadre.Runs.Persistence;
using Cadre.Runs.Plug;

namespace Cadre.Runs.Features;

/// <summary>The stream <c>run:&lt;id&gt;</c>: a run's journal as it grows.</summary>
internal sealed class RunStreamSource(RunReading reading, RunPlaces places) : IEventStreamSource
{
    private const string Prefix = "run:";

    public bool Owns(string stream) => stream.StartsWith(Prefix, StringComparison.Ordinal);

    public async Task<IReadOnlyList<StreamEvent>> ReadAsync(Tenant tenant, string stream, long afterSeq, int limit, CancellationToken cancellationToken)
    {
        if (!RunId.TryParse(stream[Prefix.Length..], out var run))
        {
            return [];
        }

        var rows = await reading.EventsAsync(tenant, run, afterSeq, limit, cancellationToken);
        return [.. rows.Select(Event)];
    }

    public async Task<IReadOnlyDictionary<string, long>> HeadsAsync(Tenant tenant, IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        var runs = new List<RunId>(streams.Count);
        foreach (var stream in streams)
        {
            if (RunId.TryParse(stream[Prefix.Length..], out var run))
            {
                runs.Add(run);
            }
        }

        var heads = await reading.HeadsAsync(tenant, runs, cancellationToken);
        return heads.ToDictionary(h => $"{Prefix}{h.Key}", h => h.Value, StringComparer.Ordinal);
    }

    public async Task<NodeId?> OwnerAsync(Tenant tenant, string stream, CancellationToken cancellationToken) =>
        RunId.TryParse(stream[Prefix.Length..], out var run) ? await places.FindAsync(tenant, run, cancellationToken) : null;

    internal static StreamEvent Event(EventRow row)
    {
        using var document = JsonDocument.Parse(row.Payload);
        var data = document.RootElement.Clone();
        var by = data.TryGetProperty("by", out var actor) && actor.ValueKind == JsonValueKind.Object ? actor.Deserialize<Actor>(CadreJson.Stored)! : Actor.System;
        return new(row.Seq, row.Kind, by, data, data.GetProperty("at").GetDateTimeOffset());
    }
}
