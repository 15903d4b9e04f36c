namespace Cadre.Expressions.Functions;

/// <summary>The parts of a timestamp (in UTC or a given zone) and of a duration.</summary>
internal static class TimeFunctions
{
    public static readonly CelFunction[] All =
    [
        Part("getFullYear", (t, _) => t.Year),
        Part("getMonth", (t, _) => t.Month - 1),
        Part("getDate", (t, _) => t.Day),
        Part("getDayOfMonth", (t, _) => t.Day - 1),
        Part("getDayOfWeek", (t, _) => (int)t.DayOfWeek),
        Part("getDayOfYear", (t, _) => t.DayOfYear - 1),
        Part("getHours", (t, _) => t.Hour, 3_600_000_000_000, long.MaxValue),
        Part("getMinutes", (t, _) => t.Minute, 60_000_000_000, long.MaxValue),
        Part("getSeconds", (t, _) => t.Second, 1_000_000_000, long.MaxValue),
        Part("getMilliseconds", (_, nanos) => nanos / 1_000_000, 1_000_000, 1_000),
    ];

    private static CelFunction Part(string name, Func<DateTime, int, int> part, long unit = 0, long modulus = 0) => Define.Member(name, 0, 1, (arguments, _) =>
    {
        if (arguments is [CelDuration duration] && unit > 0)
            return new CelInt((long)(duration.Nanos / unit % modulus));
        if (arguments is not ([CelTimestamp] or [CelTimestamp, CelString]))
            return ErrorValue.NoOverload(name, arguments);
        var time = (CelTimestamp)arguments[0];
        DateTime moment = time.ToDateTime();
        if (arguments is [_, CelString zone])
        {
            if (TimeZones.OffsetAt(zone.Value, moment) is not { } offset)
                return ErrorValue.Invalid("there is no such time zone; write an IANA name such as 'Europe/Paris' or an offset such as '+02:00'");
            long ticks = moment.Ticks + offset.Ticks;
            if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
                return ErrorValue.Overflow("the timestamp in that zone");
            moment = new DateTime(ticks, DateTimeKind.Unspecified);
        }

        return new CelInt(part(moment, time.SubSecond));
    });
}
