using System.Net;
using System.Text.Json;
using Cadre.Postgres;
using Cadre.Tests.ServerSupport;
using Cadre.Triggers.Firing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Triggers.Tests;

/// <summary>
/// Schedules on two nodes. Their slots lie in the years from 2100 on, where no node's own clock comes; the tests say what time it is.
/// </summary>
public sealed class ScheduleTests(ScheduleTests.Fixture fixture) : IClassFixture<ScheduleTests.Fixture>
{
    private const string Path = "/api/v1/schedules";
    private readonly TestClient owner = fixture.Owner;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slot_WithTwoNodesAndManyRounds_RunsOnceWithItsProvenance()
    {
        var id = await CreateAsync("Hourly", fixture.Quick, new { everyMinutes = 60 }, new { day = "$slot.date" });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Rounds(n % 2).RunAsync(At(1, 0), Token)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Rounds(n % 2).RunAsync(At(1, 1), Token)));

        var firing = (await UntilAsync(id, f => f.Count == 1 && State(f[0]) == "succeeded"))[0];
        firing.GetProperty("slot").GetDateTimeOffset().ShouldBe(At(1, 0));
        var run = await owner.GetJsonAsync($"/api/v1/runs/{firing.GetProperty("runId").GetString()}");
        run.GetProperty("trigger").GetProperty("slot").GetDateTimeOffset().ShouldBe(At(1, 0));
        run.GetProperty("startedBy").GetProperty("name").GetString().ShouldBe("Schedule Hourly");
        run.GetProperty("steps")[0].GetProperty("outputs").GetProperty("value").GetProperty("value").GetString().ShouldBe("2100-01-01");
        (await RunsAsync("Schedule Hourly")).ShouldBe(1);
        await Rounds(1).RunAsync(At(2, 0), Token);
        (await UntilAsync(id, f => f.Count == 2 && State(f[0]) == "succeeded"))[0].GetProperty("slot").GetDateTimeOffset().ShouldBe(At(2, 0));
    }

    [Fact]
    public async Task Node_DeadBetweenDecisionAndStart_OrBeforeItsNote_LeavesOneRun()
    {
        var id = await CreateAsync("Dying", fixture.Quick, new { everyMinutes = 60 }, null);
        var (decided, _) = await Of<DueSchedules>(0).DecideAsync(At(1, 0), Token);
        var mine = decided.Where(f => f.Schedule_id.ToString() == id).ToList();
        mine.Count.ShouldBe(1); // decided; the node dies here
        await LapseAsync(id);
        await Rounds(1).RunAsync(At(1, 0), Token);
        var run = (await UntilAsync(id, f => State(f[0]) == "succeeded"))[0].GetProperty("runId").GetString();

        await ExecuteAsync("update triggers.firings set state = 'starting', run_id = null, ended_at = null where schedule_id = @id", id); // started; the node dies before it notes so
        await LapseAsync(id);
        await Rounds(0).RunAsync(At(1, 0), Token);
        (await UntilAsync(id, f => State(f[0]) == "succeeded"))[0].GetProperty("runId").GetString().ShouldBe(run);
        (await RunsAsync("Schedule Dying")).ShouldBe(1);
    }

    [Fact]
    public async Task Clocks_OfNodesThatAreYearsOff_FireWhatIsDueByTheDatabase()
    {
        var future = await CreateAsync("Far", fixture.Quick, new { everyMinutes = 60 }, null);
        var due = await CreateAsync("Due", fixture.Quick, new { everyMinutes = 60 }, null, startsAt: "2026-01-01T00:00:00Z");
        await ExecuteAsync("update triggers.schedules set next_slot = date_trunc('hour', now()), next_at = now() where id = @id", due);
        foreach (var years in (int[])[-80, 80])
        {
            var notifications = Of<Notifications>(0);
            using var clock = new ScheduleClock(Rounds(0), fixture.Server.Database.Database, notifications, new ShiftedTime(years), NullLogger<ScheduleClock>.Instance);
            await clock.StartAsync(Token);
            await UntilAsync(due, f => f.Count == 1 && State(f[0]) == "succeeded", isSettled: false);
            await clock.StopAsync(Token);
        }

        (await FiringsAsync(future)).ShouldBeEmpty();
        (await RunsAsync("Schedule Due")).ShouldBe(1);
    }

    [Fact]
    public async Task Overlap_FollowsThePolicy()
    {
        var (skip, queue, cancel, allow) = (await SlowAsync("skip"), await SlowAsync("queue"), await SlowAsync("cancel"), await SlowAsync("allow"));
        await Rounds(0).RunAsync(At(1, 0), Token);
        foreach (var id in (string[])[skip, queue, cancel, allow])
        {
            await UntilAsync(id, f => f.Count == 1 && State(f[0]) == "running");
        }

        await Rounds(1).RunAsync(At(2, 0), Token);
        await Rounds(0).RunAsync(At(3, 0), Token);
        await UntilAsync(skip, f => States(f) == "skipped skipped running");
        await UntilAsync(queue, f => States(f) == "skipped queued running");
        await UntilAsync(allow, f => States(f) == "running running running");
        await UntilAsync(cancel, f => State(f[0]) == "running" && State(f[^1]) == "cancelled");

        var first = (await FiringsAsync(queue))[^1].GetProperty("runId").GetString();
        await owner.PostAsync($"/api/v1/runs/{first}/answers", new { address = "a", answer = "approved" });
        await UntilAsync(queue, f => States(f) == "skipped running succeeded");
    }

    [Fact]
    public async Task Backfill_ShowsThenRunsWhatHasNoRun_OneAfterTheOther()
    {
        var id = await CreateAsync("Past", fixture.Quick, new { cron = "0 9 * * *" }, null, "Europe/Berlin", startsAt: "2026-03-27T00:00:00Z");
        var period = new { from = "2026-03-28T00:00:00Z", to = "2026-03-31T00:00:00Z" };
        var shown = await owner.PostJsonAsync($"{Path}/{id}/backfill", period);
        string.Join(' ', shown.GetProperty("slots").EnumerateArray().Select(s => s.GetProperty("local").GetString())).ShouldBe("2026-03-28T09:00:00+01:00 2026-03-29T09:00:00+02:00 2026-03-30T09:00:00+02:00");
        (await FiringsAsync(id)).ShouldBeEmpty();
        await owner.PostJsonAsync($"{Path}/{id}/backfill", new { period.from, period.to, confirm = true });
        await UntilAsync(id, f => States(f) == "succeeded succeeded succeeded");
        (await owner.PostJsonAsync($"{Path}/{id}/backfill", new { period.from, period.to, confirm = true })).GetProperty("ran").GetInt32().ShouldBe(3);
        var runs = await FiringsAsync(id);
        runs.Select(f => f.GetProperty("runId").GetString()).Distinct().Count().ShouldBe(3);
        var many = await owner.PostAsync($"{Path}/{id}/backfill", new { from = "2020-01-01T00:00:00Z", to = "2026-01-01T00:00:00Z" });
        many.StatusCode.ShouldBe(HttpStatusCode.OK); // the schedule began in 2026: nothing lies there
    }

    [Fact]
    public async Task Failures_InARow_PauseItAndTellPeople()
    {
        var id = await CreateAsync("Failing", fixture.Failing, new { everyMinutes = 60 }, null, pauseAfter: 2);
        for (var hour = 1; hour <= 3; hour++)
        {
            await Rounds(0).RunAsync(At(hour, 0), Token);
            await UntilAsync(id, f => f.All(x => State(x) == "failed"));
        }

        var schedule = await owner.GetJsonAsync($"{Path}/{id}");
        schedule.GetProperty("paused").GetString().ShouldBe("2 runs in a row failed.");
        schedule.TryGetProperty("nextSlot", out _).ShouldBeFalse();
        (await FiringsAsync(id)).Count.ShouldBe(2);
        (await owner.GetStringAsync("/api/v1/notices")).ShouldContain("The schedule Failing was paused");

        var resumed = await owner.PostJsonAsync($"{Path}/{id}/resume", new { });
        (resumed.TryGetProperty("paused", out _), resumed.GetProperty("failures").GetInt32(), resumed.TryGetProperty("nextSlot", out _)).ShouldBe((false, 0, true));
    }

    [Fact]
    public async Task Api_CreatesShowsChangesPausesRunsAndEnds()
    {
        var id = await CreateAsync("Report", fixture.Quick, new { cron = "30 2 * * *" }, new { day = "x" }, "Europe/Berlin");
        (await owner.GetJsonAsync($"{Path}/{id}")).GetProperty("words").GetString().ShouldBe("Every day at 02:30");
        (await owner.GetJsonAsync($"{Path}/{id}/next?count=3")).GetProperty("times").GetArrayLength().ShouldBe(3);
        var ran = await owner.PostJsonAsync($"{Path}/{id}/run", new { });
        (ran.GetProperty("state").GetString(), ran.GetProperty("origin").GetString(), ran.TryGetProperty("runId", out _)).ShouldBe(("running", "manual", true));

        (await owner.PostJsonAsync($"{Path}/{id}/pause", new { reason = "Holiday" })).GetProperty("paused").GetString().ShouldBe("Holiday");
        var changed = await owner.SendAsync(HttpMethod.Put, $"{Path}/{id}", new { name = "Report 2", canvasId = fixture.Quick, rule = new { calendar = new { times = new[] { "08:00" } } } });
        (changed.StatusCode, (await changed.JsonAsync()).GetProperty("paused").GetString()).ShouldBe((HttpStatusCode.OK, "Holiday"));
        (await owner.GetJsonAsync($"{Path}?canvasId={fixture.Quick}")).GetProperty("items").EnumerateArray().ShouldContain(s => s.GetProperty("words").GetString() == "Every day at 08:00");
        (await owner.SendAsync(HttpMethod.Delete, $"{Path}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await owner.GetAsync($"{Path}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var audit = await fixture.Server.Database.Database.ServiceAsync(DatabaseRole.Identity, s => s.QueryAsync<string>("select distinct action from identity.audit where action like 'schedule.%'", null, Token), Token);
        audit.ShouldBeSubsetOf(["schedule.created", "schedule.changed", "schedule.paused", "schedule.resumed", "schedule.deleted"]);
        audit.ShouldContain("schedule.deleted");
    }

    [Theory]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"cron":"99 * * * *"}}""", "bad_cron")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{}}""", "bad_rule")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"cron":"@daily","everyMinutes":5}}""", "bad_rule")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"everyMinutes":0}}""", "bad_interval")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"calendar":{"times":["25:00"]}}}""", "bad_calendar")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"cron":"@daily"},"timeZone":"Mars/Base"}""", "unknown_time_zone")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"cron":"@daily"},"startsAt":"2030-01-01T00:00:00Z","endsAt":"2029-01-01T00:00:00Z"}""", "bad_period")]
    [InlineData("""{"name":" ","canvasId":"QUICK","rule":{"cron":"@daily"}}""", "bad_schedule")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"cron":"@daily"},"inputs":[1]}""", "bad_inputs")]
    [InlineData("""{"name":"x","canvasId":"QUICK","rule":{"cron":"@daily"},"inputs":{"color":"red"}}""", "input_unknown")]
    [InlineData("""{"name":"x","canvasId":"0190d5c0-0000-7000-8000-000000000001","rule":{"cron":"@daily"}}""", "not_found")]
    public async Task Create_Wrong_IsRefusedWithAFix(string body, string code)
    {
        var refused = await owner.PostAsync(Path, JsonElement.Parse(body.Replace("QUICK", fixture.Quick, StringComparison.Ordinal)));
        ((await refused.CodeAsync()), (await refused.JsonAsync()).GetProperty("detail").GetString()!.Length > 5).ShouldBe((code, true));
    }

    [Fact]
    public async Task Preview_SaysWhenInWordsAndTimes_OrWhereItIsWrong()
    {
        var good = await owner.PostJsonAsync($"{Path}/preview", new { rule = new { cron = "30 2 * * *" }, timeZone = "Europe/Berlin", from = "2026-03-28T12:00:00Z", count = 2 });
        good.GetProperty("times").GetRawText().ShouldBe("""[{"at":"2026-03-29T01:00:00+00:00","local":"2026-03-29T03:00:00+02:00"},{"at":"2026-03-30T00:30:00+00:00","local":"2026-03-30T02:30:00+02:00"}]""");
        var wrong = (await owner.PostJsonAsync($"{Path}/preview", new { rule = new { cron = "0 9 * * FOO" } })).GetProperty("problem");
        (wrong.GetProperty("position").GetInt32(), wrong.GetProperty("length").GetInt32()).ShouldBe((8, 3));
    }

    private static DateTimeOffset At(int hour, int minute) => new(2100, 1, 1, hour, minute, 0, TimeSpan.Zero);

    private static string State(JsonElement firing) => firing.GetProperty("state").GetString()!;

    private static string States(IEnumerable<JsonElement> firings) => string.Join(' ', firings.Select(State));

    private T Of<T>(int node)
        where T : notnull => (node == 0 ? fixture.Server : fixture.Second).Services.GetRequiredService<T>();

    private ScheduleRounds Rounds(int node) => Of<ScheduleRounds>(node);

    private Task<string> SlowAsync(string overlap) => CreateAsync($"Slow {overlap}", fixture.Slow, new { everyMinutes = 60 }, null, overlap: overlap);

    private async Task<string> CreateAsync(string name, string canvasId, object rule, object? inputs, string timeZone = "UTC", string overlap = "skip", int pauseAfter = 5, string startsAt = "2100-01-01T01:00:00Z") =>
        (await owner.PostJsonAsync(Path, new { name, canvasId, rule, inputs, timeZone, overlap, startsAt, pauseAfterFailures = pauseAfter })).GetProperty("id").GetString()!;

    private async Task<List<JsonElement>> FiringsAsync(string id) => [.. (await owner.GetJsonAsync($"{Path}/{id}/firings")).GetProperty("items").EnumerateArray()];

    private async Task<int> RunsAsync(string by) =>
        (await owner.GetJsonAsync("/api/v1/runs?limit=200")).GetProperty("items").EnumerateArray().Count(r => r.GetProperty("startedBy").GetProperty("name").GetString() == by);

    private async Task<List<JsonElement>> UntilAsync(string id, Func<List<JsonElement>, bool> isReached, bool isSettled = true)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var firings = await FiringsAsync(id);
            if (firings.Count > 0 && isReached(firings))
            {
                return firings;
            }

            if (isSettled)
            {
                await Rounds(0).RunAsync(Token); // by the clock of today nothing is due: it sees the ends of runs
            }

            patience.IsCancellationRequested.ShouldBeFalse($"it stayed at: {States(firings)}");
            await Task.Delay(50, Token);
        }
    }

    private Task LapseAsync(string id) => ExecuteAsync("update triggers.firings set lease_until = now() where schedule_id = @id", id);

    private Task ExecuteAsync(string sql, string id) =>
        fixture.Server.Database.Database.ServiceAsync(DatabaseRole.Engine, s => s.ExecuteAsync(sql, new { id = Guid.Parse(id) }, Token), Token);

    /// <summary>A clock that is years off; its timers run as they should.</summary>
    private sealed class ShiftedTime(int years) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddYears(years);
    }

    public sealed class Fixture : IAsyncLifetime
    {
        internal TestServer Server { get; private set; } = null!;

        internal TestServer Second { get; private set; } = null!;

        internal TestClient Owner { get; private set; } = null!;

        internal string Quick { get; private set; } = "";

        internal string Slow { get; private set; } = "";

        internal string Failing { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            Server = await TestServer.StartAsync();
            Owner = await Server.OwnerAsync();
            Second = await Server.StartBesideAsync();
            Quick = await CanvasAsync(new { id = "i", type = "input", title = "Day", settings = new { name = "day", kind = "text", @default = "none" } });
            Slow = await CanvasAsync(new { id = "a", type = "approval", title = "Wait", settings = new { message = "Go on?" } });
            Failing = await CanvasAsync(new { id = "t", type = "transform", title = "Wrong", settings = new { expression = "1 / 0" } });
        }

        public async ValueTask DisposeAsync()
        {
            Owner.Dispose();
            await Second.DisposeAsync();
            await Server.DisposeAsync();
        }

        private async Task<string> CanvasAsync(object block)
        {
            var canvas = (await Owner.PostJsonAsync("/api/v1/canvases", new { title = "Scheduled" })).GetProperty("id").GetString()!;
            (await Owner.PostAsync($"/api/v1/canvases/{canvas}/edits", new { ops = new[] { new { op = "addBlock", block } } })).EnsureSuccessStatusCode();
            return canvas;
        }
    }
}
