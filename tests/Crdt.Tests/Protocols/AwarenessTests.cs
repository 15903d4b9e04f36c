namespace Cadre.Crdt.Tests.Protocols;

public class AwarenessTests
{
    [Fact]
    public void Apply_StateOfAnother_IsPresentUntilItLeaves()
    {
        var (a, b) = (new Awareness(1, TimeProvider.System), new Awareness(2, TimeProvider.System));
        a.SetLocal(Any.ParseJson("""{"name":"Ada"}"""));
        b.Apply(a.Encode(), null)!.Added.ShouldBe([1UL]);
        b.States[1].ToJson().ShouldBe("""{"name":"Ada"}""");
        a.SetLocal(null);
        b.Apply(a.Encode([1]), null)!.Removed.ShouldBe([1UL]);
        b.States.ContainsKey(1).ShouldBeFalse();
    }

    [Fact]
    public void Apply_OlderClock_IsIgnored()
    {
        var b = new Awareness(2, TimeProvider.System);
        b.Apply([new AwarenessState(1, 5, "new")], null);
        b.Apply([new AwarenessState(1, 4, "old")], null).All.ShouldBeEmpty();
        b.States[1].Text.ShouldBe("new");
    }

    [Fact]
    public void Tick_NotRenewed_IsRemoved()
    {
        var time = new ManualTime();
        var b = new Awareness(2, time);
        b.Apply([new AwarenessState(1, 1, "here")], null);
        time.Advance(TimeSpan.FromSeconds(31));
        b.Tick();
        b.States.ShouldBeEmpty();
    }

    [Fact]
    public void Apply_UpdateOfYProtocols_IsUnderstood()
    {
        using var yjs = Fuzz.YjsPeer.Start();
        var update = Convert.FromBase64String(yjs.Ask("awareness", new() { ["client"] = 7, ["state"] = """{"cursor":{"x":1}}""" })!.GetValue<string>());
        var b = new Awareness(2, TimeProvider.System);
        b.Apply(update, null);
        b.States[7].ToJson().ShouldBe("""{"cursor":{"x":1}}""");
        b.Encode().ShouldBe(update);
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan by) => _now += by.Ticks;
    }
}
