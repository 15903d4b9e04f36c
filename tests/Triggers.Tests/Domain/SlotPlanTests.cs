using Cadre.Triggers.Domain;
using NodaTime;

namespace Cadre.Triggers.Tests.Domain;

/// <summary>What becomes of slots that are due or were missed, hourly from noon on.</summary>
public sealed class SlotPlanTests
{
    private static readonly Guid Id = new("0190d5c0-0000-7000-8000-000000000001");
    private static readonly Instant Noon = Instant.FromUtc(2026, 1, 1, 12, 0);

    [Fact]
    public void OnTime_Runs()
    {
        var plan = Plan(MissedPolicy.Skip, Noon, Noon + Duration.FromSeconds(1));
        (Hours(plan.OnTime), Hours(plan.Late), plan.LeftOut, plan.Next).ShouldBe(("0", "", null, Noon + Duration.FromHours(1)));
    }

    [Fact]
    public void ARestartAtTheBoundary_IsOnTime()
    {
        var plan = Plan(MissedPolicy.Skip, Noon, Noon + SlotPlan.Grace);
        (Hours(plan.OnTime), plan.LeftOut).ShouldBe(("0", null));
    }

    [Fact]
    public void BeforeItsTime_NothingRuns() => Plan(MissedPolicy.All, Noon, Noon - Duration.FromSeconds(1)).Next.ShouldBe(Noon);

    [Theory]
    [InlineData(MissedPolicy.Skip, 30, "", "", true, 4)]
    [InlineData(MissedPolicy.Latest, 30, "", "3", true, 4)]
    [InlineData(MissedPolicy.All, 30, "", "0 1 2 3", false, 4)]
    [InlineData(MissedPolicy.Skip, 0, "3", "", true, 4)]
    [InlineData(MissedPolicy.Latest, 0, "3", "", true, 4)]
    [InlineData(MissedPolicy.All, 0, "3", "0 1 2", false, 4)]
    internal void Missed_FollowsThePolicy(MissedPolicy missed, int minutes, string onTime, string late, bool isLeftOut, int next)
    {
        var plan = Plan(missed, Noon, Noon + Duration.FromHours(3) + Duration.FromMinutes(minutes));
        (Hours(plan.OnTime), Hours(plan.Late), plan.LeftOut == Noon, plan.Next).ShouldBe((onTime, late, isLeftOut, Noon + Duration.FromHours(next)));
    }

    [Fact]
    public void All_IsBoundByTheWindowAndByAHundred()
    {
        var window = Plan(MissedPolicy.All, Noon, Noon + Duration.FromHours(10) + Duration.FromMinutes(30), window: 150);
        (Hours(window.Late), window.LeftOut).ShouldBe(("8 9 10", Noon));
        Plan(MissedPolicy.All, Noon, Noon + Duration.FromDays(20), window: 43_200).Late.Count.ShouldBe(100);
    }

    [Fact]
    public void Latest_AfterYears_IsFoundAtOnce() => Hours(Plan(MissedPolicy.Latest, Noon, Noon + Duration.FromHours(5 * 8760.5)).Late).ShouldBe("43802");

    [Fact]
    public void Jitter_IsTheSameEverywhere_AndWaits()
    {
        var schedule = Hourly(MissedPolicy.Latest) with { JitterSeconds = 600 };
        var due = SlotPlan.DueAt(schedule, Id, Noon);
        due.ShouldBeInRange(Noon, Noon + Duration.FromSeconds(600));
        SlotPlan.DueAt(schedule, Id, Noon).ShouldBe(due);
        SlotPlan.DueAt(schedule, Id, Noon + Duration.FromHours(1)).ShouldNotBe(due + Duration.FromHours(1));
        Hours(SlotPlan.Of(schedule, Id, Rule(), Noon, due - Duration.FromTicks(1)).OnTime).ShouldBe("");
        Hours(SlotPlan.Of(schedule, Id, Rule(), Noon, due).OnTime).ShouldBe("0");
    }

    [Theory]
    [InlineData(OverlapPolicy.Skip, false, 0, 0, FiringState.Starting)]
    [InlineData(OverlapPolicy.Skip, false, 1, 0, FiringState.Skipped)]
    [InlineData(OverlapPolicy.Skip, true, 1, 3, FiringState.Queued)]
    [InlineData(OverlapPolicy.Queue, false, 1, 0, FiringState.Queued)]
    [InlineData(OverlapPolicy.Queue, false, 1, 1, FiringState.Skipped)]
    [InlineData(OverlapPolicy.Cancel, false, 1, 1, FiringState.Queued)]
    [InlineData(OverlapPolicy.Allow, true, 5, 5, FiringState.Starting)]
    internal void Overlap_FollowsThePolicy(OverlapPolicy policy, bool isCatchingUp, int atWork, int waiting, FiringState expected) =>
        OverlapDecision.Of(policy, isCatchingUp, atWork, waiting).ShouldBe(expected);

    private static SlotPlan Plan(MissedPolicy missed, Instant first, Instant now, int window = 1440) => SlotPlan.Of(Hourly(missed) with { MissedWindowMinutes = window }, Id, Rule(), first, now);

    private static Schedule Hourly(MissedPolicy missed) => new("Hourly", Id, new(EveryMinutes: 60), Missed: missed);

    private static SlotSequence Rule() => RuleReading.Read(new(EveryMinutes: 60), "UTC", null, null).Rule!.Slots;

    private static string Hours(IEnumerable<Instant> slots) => string.Join(' ', slots.Select(s => (int)(s - Noon).TotalHours));
}
