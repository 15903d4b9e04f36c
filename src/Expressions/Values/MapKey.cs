namespace Cadre.Expressions;

/// <summary>A map key in one form for numbers of equal value, so that <c>1</c>, <c>1u</c> and <c>1.0</c> find the same entry.</summary>
internal readonly record struct MapKey(char Kind, long Number, string? Text)
{
    public static MapKey Of(string text) => new('s', 0, text);

    public static MapKey? Of(CelValue value) => value switch
    {
        CelString s => Of(s.Value),
        CelInt i => new MapKey('i', i.Value, null),
        CelUint u => Of(u.Value),
        CelBool b => new MapKey('b', b.Value ? 1 : 0, null),
        CelDouble d => Of(d.Value),
        _ => null,
    };

    private static MapKey Of(ulong value) => value <= long.MaxValue ? new('i', (long)value, null) : new('u', unchecked((long)value), null);

    private static MapKey? Of(double value)
    {
        if (Math.Truncate(value) != value)
            return null;
        if (value >= -9223372036854775808.0 && value < 9223372036854775808.0)
            return new MapKey('i', (long)value, null);
        return value >= 0 && value < 18446744073709551616.0 ? Of((ulong)value) : null;
    }
}
