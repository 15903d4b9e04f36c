using System.Collections.Concurrent;
using System.Globalization;
using Cadre.Connections.Contracts;
using Cadre.Connections.Gateway;
using Cadre.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Connections.Tests;

/// <summary>Pauses between tries, rates, and the breaker, on a clock of their own.</summary>
public sealed class EgressPatienceTests(ConnectionsFixture fixture) : IClassFixture<ConnectionsFixture>
{
    [Fact]
    public async Task Repeats_PauseLongerEachTime_WithJitter()
    {
        var pauses = new List<double[]>();
        for (var i = 0; i < 8; i++)
        {
            pauses.Add(await PausesAsync($"pause{i}.test", null));
        }

        foreach (var pair in pauses)
        {
            pair.Length.ShouldBe(2);
            pair[0].ShouldBeInRange(200, 400);
            pair[1].ShouldBeInRange(400, 800);
        }

        pauses.Select(pair => pair[0]).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("7", 7000)]
    [InlineData("1", 1000)]
    public async Task RetryAfter_Seconds_IsHonoured(string value, double milliseconds) =>
        (await PausesAsync($"after{value}.test", value)).ShouldBe([milliseconds, milliseconds]);

    [Fact]
    public async Task RetryAfter_Date_IsHonoured()
    {
        var pause = (await PausesAsync("date.test", DateTimeOffset.UtcNow.AddSeconds(20).ToString("R", CultureInfo.InvariantCulture)))[0];
        pause.ShouldBeInRange(10_000, 20_000);
    }

    [Fact]
    public void Rate_IsPerWorkspaceAndHost_AndRefills()
    {
        var clock = new HandClock();
        var patience = new HostPatience(new ConnectionsOptions { CallBurst = 3, CallsPerSecond = 2 }, clock);
        var (one, other) = (TestDatabase.NewTenant().Workspace, TestDatabase.NewTenant().Workspace);
        Enumerable.Range(0, 5).Count(_ => patience.Take(one, "a.test", 443) is null).ShouldBe(3);
        patience.Take(one, "a.test", 443)!.Code.ShouldBe("egress_limited");
        patience.Take(one, "b.test", 443).ShouldBeNull();
        patience.Take(other, "a.test", 443).ShouldBeNull();
        clock.Pass(TimeSpan.FromSeconds(1));
        Enumerable.Range(0, 5).Count(_ => patience.Take(one, "a.test", 443) is null).ShouldBe(2);
    }

    [Fact]
    public void Breaker_Opens_LetsOneTry_AndClosesAfterSuccess()
    {
        var clock = new HandClock();
        var patience = new HostPatience(new ConnectionsOptions { CallBurst = 100, BreakerFailures = 3, BreakerPause = TimeSpan.FromSeconds(20) }, clock);
        var one = TestDatabase.NewTenant().Workspace;
        void Fail() => patience.Report(one, "a.test", 443, failed: true);
        patience.Take(one, "a.test", 443).ShouldBeNull();
        Fail();
        Fail();
        patience.Take(one, "a.test", 443).ShouldBeNull();
        Fail();
        patience.Take(one, "a.test", 443)!.RetryAfterSeconds.ShouldBe(20);
        clock.Pass(TimeSpan.FromSeconds(21));
        patience.Take(one, "a.test", 443).ShouldBeNull(); // The one that may try.
        patience.Take(one, "a.test", 443).ShouldNotBeNull();
        patience.Report(one, "a.test", 443, failed: false);
        patience.Take(one, "a.test", 443).ShouldBeNull();
    }

    /// <summary>The pauses, in milliseconds, of a GET that is answered 503 every time.</summary>
    private async Task<double[]> PausesAsync(string host, string? retryAfter)
    {
        var clock = new HurryingClock();
        await using var services = fixture.Build(new ConnectionsOptions { MasterKeys = [new byte[32]], RetryPause = TimeSpan.FromMilliseconds(200) }, clock);
        var tenant = await fixture.TenantAsync(host);
        fixture.Answer = context =>
        {
            context.Response.StatusCode = 503;
            if (retryAfter is not null)
            {
                context.Response.Headers.RetryAfter = retryAfter;
            }

            return Task.CompletedTask;
        };
        var request = new EgressRequest(HttpMethod.Get, fixture.Url(host), "test") { Timeout = HurryingClock.Patience };
        (await services.GetRequiredService<IEgressGateway>().SendAsync(tenant, request, TestContext.Current.CancellationToken)).Value.Status.ShouldBe(503);
        return [.. clock.Waits];
    }

    private sealed class HandClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Pass(TimeSpan time) => ticks += time.Ticks;
    }

    /// <summary>Writes down every wait below a minute and ends it at once.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

        public ConcurrentQueue<double> Waits { get; } = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.FromMinutes(1) || dueTime < TimeSpan.Zero)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            Waits.Enqueue(dueTime.TotalMilliseconds);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
