using Cadre.Connections.Contracts;
using Cadre.Kernel;

namespace Cadre.Connections.Log;

/// <summary>One call to the outside, as it is kept.</summary>
internal sealed record EgressLine
{
    /// <summary>The outcome of an answer that came from the cache.</summary>
    public const string Cached = "cached";

    private const int MaxDetail = 300;
    private readonly string? detail;

    public required WorkspaceId Workspace { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Purpose { get; init; }

    public required string Method { get; init; }

    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>Without the query, which may carry secrets.</summary>
    public required string Path { get; init; }

    /// <summary><c>ok</c>, <c>cached</c>, or the error's code.</summary>
    public required string Outcome { get; init; }

    public int? Status { get; init; }

    /// <summary>The address that was called; null when none was.</summary>
    public string? Address { get; init; }

    public long Sent { get; init; }

    /// <summary>Decompressed bytes; for streamed answers what was announced, or 0.</summary>
    public long Received { get; init; }

    public int DurationMs { get; init; }

    /// <summary>For what the call was made.</summary>
    public EgressSource? Source { get; init; }

    /// <summary>Why it was refused or failed, for a person.</summary>
    public string? Detail
    {
        get => detail;
        init => detail = value is { Length: > MaxDetail } ? value[..MaxDetail] : value;
    }
}
