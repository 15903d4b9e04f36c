using System.Text.RegularExpressions;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Nodes.Contracts;

namespace Cadre.Journal.Features;

/// <summary>Finds who keeps a stream.</summary>
internal sealed partial class StreamReading(IJournal journal, IEnumerable<IEventStreamSource> sources)
{
    private readonly IEventStreamSource[] sources = [.. sources];

    public static bool IsName(string stream) => NamePattern().IsMatch(stream);

    public Task<IReadOnlyList<StreamEvent>> ReadAsync(Tenant tenant, string stream, long after, int limit, CancellationToken cancellationToken) =>
        SourceOf(stream) is { } source
            ? source.ReadAsync(tenant, stream, after, limit, cancellationToken)
            : journal.ReadAsync(tenant, stream, after, limit, cancellationToken);

    /// <summary>The number of the last event of each of the streams, asked of each keeper at once; those without events may be left out.</summary>
    public async Task<IReadOnlyDictionary<string, long>> HeadsAsync(Tenant tenant, IReadOnlyCollection<string> streams, CancellationToken cancellationToken)
    {
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var kept in streams.GroupBy(SourceOf))
        {
            string[] names = [.. kept];
            var asked = kept.Key is { } source ? source.HeadsAsync(tenant, names, cancellationToken) : journal.HeadsAsync(tenant, names, cancellationToken);
            foreach (var (name, seq) in await asked)
            {
                heads[name] = seq;
            }
        }

        return heads;
    }

    /// <summary>The journal's own streams exist from the start and are empty; a source knows its own.</summary>
    public Task<bool> ExistsAsync(Tenant tenant, string stream, CancellationToken cancellationToken) =>
        SourceOf(stream) is { } source ? source.ExistsAsync(tenant, stream, cancellationToken) : Task.FromResult(true);

    /// <summary>The node on which live output of the stream is made now; null when nobody makes any elsewhere.</summary>
    public Task<NodeId?> OwnerAsync(Tenant tenant, string stream, CancellationToken cancellationToken) =>
        SourceOf(stream) is { } source ? source.OwnerAsync(tenant, stream, cancellationToken) : Task.FromResult<NodeId?>(null);

    /// <summary>Whether live output of the stream may be made on another node.</summary>
    public bool MayBeElsewhere(string stream) => SourceOf(stream) is not null;

    private IEventStreamSource? SourceOf(string stream) => Array.Find(sources, source => source.Owns(stream));

    [GeneratedRegex("^(workspace|[a-z]{1,20}:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex NamePattern();
}
