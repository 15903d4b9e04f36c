using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Tests.Support;

namespace Cadre.Journal.Tests;

public sealed class LiveHubTests
{
    private readonly Tenant tenant = TestDatabase.NewTenant();
    private readonly LiveHub hub = new(TimeProvider.System);

    [Fact]
    public void Subscribe_Late_GetsTheTailFirst()
    {
        Publish("one ");
        Publish("two ");
        using var late = hub.Subscribe(tenant, "run:1", () => { });
        Publish("three");

        var read = ReadAll(late);
        read.Select(e => (e.Text, e.Offset)).ShouldBe([("one two ", 0L), ("three", 8L)]);
    }

    [Fact]
    public void Tail_IsBounded_AndItsOffsetTellsWhatIsMissing()
    {
        for (var i = 0; i < 100; i++)
        {
            Publish(new string((char)('a' + (i % 26)), 4000));
        }

        using var late = hub.Subscribe(tenant, "run:1", () => { });
        var tail = ReadAll(late).Single();
        tail.Text!.Length.ShouldBeLessThanOrEqualTo(128 << 10);
        (tail.Offset + tail.Text.Length).ShouldBe(400_000);
    }

    [Fact]
    public void Slow_Receiver_LosesEventsAndIsTold()
    {
        using var slow = hub.Subscribe(tenant, "run:1", () => { });
        for (var i = 0; i < 2000; i++)
        {
            Publish(new string('x', 4000));
        }

        var read = ReadAll(slow);
        read.Count.ShouldBeLessThan(600);
        read.ShouldContain(LiveEvent.Gap);
    }

    [Fact]
    public void OtherTenant_HearsNothing()
    {
        Publish("secret");
        using var other = hub.Subscribe(TestDatabase.NewTenant(), "run:1", () => { });
        Publish("secret");
        ReadAll(other).ShouldBeEmpty();
    }

    [Fact]
    public void Finish_ForgetsTheTail()
    {
        Publish("text");
        hub.Publish(tenant, "run:1", new("b", "progress") { Progress = 0.5 });
        hub.Finish(tenant, "run:1", "a");
        using var late = hub.Subscribe(tenant, "run:1", () => { });
        ReadAll(late).Single().Address.ShouldBe("b");
        hub.Finish(tenant, "run:1");
        using var later = hub.Subscribe(tenant, "run:1", () => { });
        ReadAll(later).ShouldBeEmpty();
    }

    [Fact]
    public async Task ManyWritersAndReaders_LoseNothingWhileThereIsRoom()
    {
        using var reader = hub.Subscribe(tenant, "run:1", () => { });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                hub.Publish(tenant, "run:1", new($"w{w}", "text") { Text = "x" });
                using var passing = hub.Subscribe(tenant, "run:1", () => { });
            }
        })));
        ReadAll(reader).Count.ShouldBe(4000);
    }

    private void Publish(string text) => hub.Publish(tenant, "run:1", new("a", "text") { Text = text });

    private static List<LiveEvent> ReadAll(LiveSubscription subscription)
    {
        var read = new List<LiveEvent>();
        while (subscription.TryRead(out var live))
        {
            read.Add(live);
        }

        return read;
    }
}
