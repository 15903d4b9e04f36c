using System.Globalization;
using Cadre.Triggers.Domain;
using NodaTime;
using NodaTime.Text;

namespace Cadre.Triggers.Tests.Domain;

/// <summary>When rules are due: cron by the book, and what wall clocks do to it. All moments are UTC.</summary>
public sealed class SlotTests
{
    [Theory]
    [InlineData("*/15 * * * *", "UTC", "2026-01-01T00:07", "2026-01-01T00:15 2026-01-01T00:30 2026-01-01T00:45 2026-01-01T01:00")]
    [InlineData("0 9 * * MON-FRI", "UTC", "2026-01-02T09:00", "2026-01-05T09:00 2026-01-06T09:00")]
    [InlineData("0 9 * * 1-5", "Europe/Berlin", "2026-01-02T07:59", "2026-01-02T08:00 2026-01-05T08:00")]
    [InlineData("30 4 1,15 * 5", "UTC", "2026-01-01T05:00", "2026-01-02T04:30 2026-01-09T04:30 2026-01-15T04:30 2026-01-16T04:30")] // either day, as in Vixie cron
    [InlineData("0 0 */2 * MON", "UTC", "2026-01-01T00:00", "2026-01-05T00:00 2026-01-19T00:00")] // a star: both days
    [InlineData("0 12 L * *", "UTC", "2026-01-31T12:00", "2026-02-28T12:00 2026-03-31T12:00")]
    [InlineData("0 0 29 2 *", "UTC", "2026-01-01T00:00", "2028-02-29T00:00 2032-02-29T00:00")]
    [InlineData("0 8 * * MON#1", "UTC", "2026-01-01T00:00", "2026-01-05T08:00 2026-02-02T08:00")]
    [InlineData("0 17 * * FRI#L", "UTC", "2026-01-01T00:00", "2026-01-30T17:00 2026-02-27T17:00")]
    [InlineData("5/20 0 * * *", "UTC", "2026-01-01T00:00", "2026-01-01T00:05 2026-01-01T00:25 2026-01-01T00:45 2026-01-02T00:05")]
    [InlineData("0 0 * * 7", "UTC", "2026-01-01T00:00", "2026-01-04T00:00 2026-01-11T00:00")]
    [InlineData("0 0 * * FRI-SUN", "UTC", "2026-01-01T00:00", "2026-01-02T00:00 2026-01-03T00:00 2026-01-04T00:00 2026-01-09T00:00")]
    [InlineData("0 22-23/1 31 dec ?", "UTC", "2026-01-01T00:00", "2026-12-31T22:00 2026-12-31T23:00 2027-12-31T22:00")]
    [InlineData("@daily", "Africa/Nairobi", "2026-01-01T00:00", "2026-01-01T21:00 2026-01-02T21:00")]
    [InlineData("@hourly", "UTC", "2026-01-01T00:00", "2026-01-01T01:00 2026-01-01T02:00")]
    [InlineData("@weekly", "UTC", "2026-01-01T00:00", "2026-01-04T00:00")]
    [InlineData("@monthly", "UTC", "2026-01-01T00:00", "2026-02-01T00:00")]
    [InlineData("@yearly", "UTC", "2026-01-01T00:00", "2027-01-01T00:00")]
    public void Cron_IsDue(string cron, string zone, string after, string expected) => Slots(cron, zone, after, expected).ShouldBe(expected);

    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T02:00", "2026-03-29T01:00 2026-03-30T00:30")] // 02:30 is left out: 03:00, the first moment after the gap
    [InlineData("*/20 2 * * *", "Europe/Berlin", "2026-03-28T12:00", "2026-03-29T01:00 2026-03-30T00:00")] // three times in the gap are one moment
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00", "2026-10-25T00:30 2026-10-26T01:30")] // twice 02:30: once, at the first
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-10-25T00:00", "2026-10-25T00:30 2026-10-25T01:00 2026-10-25T01:30 2026-10-25T02:00")] // every hour: through both
    [InlineData("0 * * * *", "Europe/Berlin", "2026-03-29T00:00", "2026-03-29T01:00 2026-03-29T02:00")]
    [InlineData("15 2 * * *", "America/New_York", "2026-03-07T12:00", "2026-03-08T07:00 2026-03-09T06:15")]
    [InlineData("15 1 * * *", "America/New_York", "2026-10-31T12:00", "2026-11-01T05:15 2026-11-02T06:15")]
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00", "2026-10-03T15:30 2026-10-04T15:15")] // by half an hour: 02:15 is left out, 02:30 comes
    [InlineData("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T00:00", "2026-04-04T14:45 2026-04-05T15:15")] // by half an hour: 01:45 comes twice
    [InlineData("30 2 * * *", "Africa/Nairobi", "2026-03-28T00:00", "2026-03-28T23:30 2026-03-29T23:30")] // no change of the clock
    [InlineData("0 12 30 12 *", "Pacific/Apia", "2011-01-01T00:00", "2011-12-30T10:00 2012-12-29T22:00")] // a whole day was left out: its midnight after
    public void Cron_WhereTheClockChanges_IsDueOnce(string cron, string zone, string after, string expected) => Slots(cron, zone, after, expected).ShouldBe(expected);

    [Fact]
    public void Cron_ThroughYears_GivesEachSlotOnceInOrder()
    {
        foreach (var zone in (string[])["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Nairobi"])
        {
            var slots = Rule(new(Cron: "17 1-3 * * *"), zone).Slots.Between(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0), 10_000).ToList();
            slots.ShouldBe(slots.Distinct().Order());
            slots.Count.ShouldBeInRange(2 * 365 * 3 - 2, 2 * 365 * 3 + 1, zone);
        }
    }

    [Fact]
    public void Interval_CountsFromItsStartElseFromTheEpoch()
    {
        Rule(new(EveryMinutes: 90), "UTC").Slots.Next(At("2026-01-01T00:10")).ShouldBe(At("2026-01-01T01:30"));
        var (started, _) = RuleReading.Read(new(EveryMinutes: 90), "UTC", At("2026-01-01T00:07").ToDateTimeOffset(), At("2026-01-01T02:00").ToDateTimeOffset());
        started!.Slots.Between(At("2025-01-01T00:00"), At("2027-01-01T00:00"), 10).ShouldBe([At("2026-01-01T00:07"), At("2026-01-01T01:37")]);
        started.Slots.Latest(At("2026-06-01T00:00")).ShouldBe(At("2026-01-01T01:37"));
    }

    [Fact]
    public void Calendar_IsItsDaysAndTimes()
    {
        var rule = Rule(new(Calendar: new(["17:30", "09:00"], [1, 4])), "Europe/Berlin");
        rule.Words.ShouldBe("Every Monday and Thursday at 09:00 and 17:30");
        rule.Slots.Between(At("2026-01-01T00:00"), At("2026-01-06T00:00"), 10).ShouldBe([At("2026-01-01T08:00"), At("2026-01-01T16:30"), At("2026-01-05T08:00"), At("2026-01-05T16:30")]);
        Rule(new(Calendar: new(["08:00"], null, [1, 0])), "UTC").Slots.Between(At("2026-02-01T00:00"), At("2026-03-01T00:00"), 10).ShouldBe([At("2026-02-01T08:00"), At("2026-02-28T08:00")]);
    }

    [Theory]
    [InlineData("61 * * * *", 0, 2)]
    [InlineData("0 24 * * *", 2, 2)]
    [InlineData("0 9 * * MON,FOO", 12, 3)]
    [InlineData("0 9 * *", 7, 1)]
    [InlineData("0 0 9 * * MON", 10, 3)]
    [InlineData("0 9 32 * *", 4, 2)]
    [InlineData("0 9 * 5-2 *", 6, 3)]
    [InlineData("*/0 * * * *", 2, 1)]
    [InlineData("0 9 31 2 *", 4, 2)]
    [InlineData("1, * * * *", 2, 1)]
    [InlineData("@dayly", 0, 6)]
    [InlineData("", 0, 1)]
    public void Cron_Wrong_SaysWhere(string cron, int position, int length)
    {
        var (rule, problem) = RuleReading.Read(new(Cron: cron), "UTC", null, null);
        rule.ShouldBeNull();
        (problem!.Cron!.Position, problem.Cron.Length, problem.Error.Code).ShouldBe((position, length, "bad_cron"));
        problem.Cron.Allowed.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("0 9 * * 1-5", "Every weekday at 09:00")]
    [InlineData("0 9 * * *", "Every day at 09:00")]
    [InlineData("0 9,17 * * MON", "Every Monday at 09:00 and 17:00")]
    [InlineData("* * * * *", "Every minute")]
    [InlineData("*/15 * * * *", "Every 15 minutes")]
    [InlineData("0 * * * *", "Every hour")]
    [InlineData("20 * * * *", "Every hour at :20")]
    [InlineData("0 */2 * * *", "Every 2 hours")]
    [InlineData("*/10 9-17 * * 1-5", "Every 10 minutes from 09:00 to 17:59, every weekday")]
    [InlineData("0 6 1 * *", "On day 1 of the month at 06:00")]
    [InlineData("0 6 L * *", "On the last day of the month at 06:00")]
    [InlineData("0 8 * * MON#1", "On the first Monday of the month at 08:00")]
    [InlineData("0 0 1 1,7 *", "On day 1 of the month at 00:00 in January and July")]
    [InlineData("0 10 * * 0,6", "Every Saturday and Sunday at 10:00")]
    [InlineData("0 12 1 * FRI", "On day 1 of the month and every Friday at 12:00")]
    public void Cron_InWords(string cron, string words) => Rule(new(Cron: cron), "UTC").Words.ShouldBe(words);

    private static ReadRule Rule(ScheduleRule rule, string zone)
    {
        var (read, problem) = RuleReading.Read(rule, zone, null, null);
        return read ?? throw new InvalidOperationException(problem!.Error.Message);
    }

    private static string Slots(string cron, string zone, string after, string expected)
    {
        var slots = Rule(new(Cron: cron), zone).Slots;
        var found = new List<string>();
        for (var slot = slots.Next(At(after)); found.Count < expected.Split(' ').Length && slot is { } due; slot = slots.Next(due))
        {
            found.Add(due.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        }

        return string.Join(' ', found);
    }

    private static Instant At(string text) => InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}
