using System.Collections.Concurrent;
using Cadre.Kernel;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Previews;

/// <summary>The previews that are open on this node.</summary>
internal sealed class PreviewDirectory(IOptions<SandboxesOptions> options, ICallerCheck callers, IdSource ids, TimeProvider time) : IDisposable
{
    /// <summary>Where a ticket is redeemed, below the preview's host.</summary>
    public const string EnterPath = "/.cadre/enter";

    private const int MostPreviews = 500;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Checked = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, Preview> open = new(StringComparer.Ordinal);

    /// <summary>Opens a port to a caller: a host name of its own and a ticket that works once, within a minute.</summary>
    public (Preview Preview, string Ticket) Open(Caller caller, Guid sandbox, ISandboxProcess process, int port)
    {
        var now = time.GetUtcNow();
        foreach (var gone in open.Values.Where(preview => preview.ExpiresAt < now || preview.Process.Completion.IsCompleted).ToList())
        {
            Close(gone);
        }

        var preview = open.Values.FirstOrDefault(other => other.Caller.Session == caller.Session && other.Process.Id == process.Id && other.Port == port && other.Caller.Tenant == caller.Tenant);
        if (preview is null)
        {
            while (open.Count >= MostPreviews && open.Values.MinBy(other => other.ExpiresAt) is { } oldest)
            {
                Close(oldest);
            }

            preview = new Preview($"p{Convert.ToHexStringLower(ids.NewBytes(16))}", ids.NewToken(), caller, sandbox, process, port, now + Lifetime);
            open[preview.Label] = preview;
        }

        var ticket = ids.NewToken();
        preview.Issue(ticket, now + TicketLifetime);
        return (preview, ticket);
    }

    /// <summary>The first part of a host name below ours; null when the host is none.</summary>
    public string? LabelOf(string host)
    {
        var below = "." + options.Value.PreviewHost;
        return host.Length > below.Length && host.EndsWith(below, StringComparison.OrdinalIgnoreCase) ? host[..^below.Length].ToLowerInvariant() : null;
    }

    /// <summary>An open preview whose caller still has access; null otherwise.</summary>
    public async Task<Preview?> FindAsync(string label, CancellationToken cancellationToken)
    {
        if (!open.TryGetValue(label, out var preview))
        {
            return null;
        }

        if (preview.ExpiresAt < time.GetUtcNow())
        {
            Close(preview);
            return null;
        }

        if (preview.CheckedAt == long.MinValue || time.GetElapsedTime(preview.CheckedAt) > Checked)
        {
            if (!await callers.IsCurrentAsync(preview.Caller, cancellationToken))
            {
                Close(preview);
                return null;
            }

            preview.CheckedAt = time.GetTimestamp();
        }

        return preview;
    }

    public void Dispose()
    {
        foreach (var preview in open.Values)
        {
            preview.Dispose();
        }
    }

    private void Close(Preview preview)
    {
        if (open.TryRemove(preview.Label, out _))
        {
            preview.Dispose();
        }
    }
}
