using Cadre.Kernel;

namespace Cadre.Canvases.Versions;

/// <summary>Cursors of listings that go by id, newest first.</summary>
internal static class IdCursor
{
    private const int MaxLimit = 200;

    public static Error Invalid { get; } = Error.Invalid("cursor_invalid", "The cursor is not one of this listing.", "Start without a cursor.");

    public static bool TryRead(string? cursor, out Guid before)
    {
        before = Guid.AllBitsSet;
        return cursor is null || Guid.TryParse(cursor, out before);
    }

    public static int Limit(int limit) => Math.Clamp(limit, 1, MaxLimit);
}
