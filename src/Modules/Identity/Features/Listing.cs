using System.Globalization;
using Cadre.Kernel;

namespace Cadre.Identity.Features;

/// <summary>Where a listing goes on and how much of it is wanted.</summary>
internal static class Listing
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
    private static readonly Guid Last = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    public static int Limit(int? limit) => Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);

    /// <summary>The start of an ascending listing.</summary>
    public static Result<Guid> After(string? cursor) => cursor is null ? Guid.Empty : Parse(cursor);

    /// <summary>The start of a descending listing.</summary>
    public static Result<Guid> Before(string? cursor) => cursor is null ? Last : Parse(cursor);

    public static Page<T> Page<T>(IReadOnlyList<T> items, int limit, Func<T, Guid> id) =>
        new(items, items.Count == limit ? id(items[^1]).ToString("D", CultureInfo.InvariantCulture) : null);

    private static Result<Guid> Parse(string cursor) =>
        Guid.TryParse(cursor, out var id) ? id : Error.Invalid("bad_cursor", "This cursor is not one of ours.", "Use the 'next' of the page before, or none.");
}
