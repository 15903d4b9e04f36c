using System.Text.Json;
using Cadre.Kernel;

namespace Cadre.Journal.Contracts;

/// <summary>Something to append.</summary>
/// <param name="Kind">Stable, dotted, lower case: <c>member.invited</c>.</param>
/// <param name="Data">A JSON object of at most 1 MB; never secrets.</param>
public sealed record JournalEvent(string Kind, JsonElement Data)
{
    /// <summary>Makes an event from data, serialised with <see cref="CadreJson.Stored"/>.</summary>
    public static JournalEvent Of<T>(string kind, T data) => new(kind, JsonSerializer.SerializeToElement(data, CadreJson.Stored));
}

/// <summary>An event of a stream.</summary>
/// <param name="Seq">Its number in the stream: 1, 2, 3 … without gaps.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Data">The particulars.</param>
/// <param name="At">When.</param>
public sealed record StreamEvent(long Seq, string Kind, Actor Actor, JsonElement Data, DateTimeOffset At);
