using System.Threading.Channels;
using Cadre.Sandboxes.Watching;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Sandboxes.Tests.Watching;

public sealed class WatchdogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProgramThatIsSlowToLookAt_HoldsUpNoOther()
    {
        using var over = new ManualResetEventSlim();
        var slow = new Watched(() => over.Wait(Token));
        using var dog = new Watchdog(TimeProvider.System, NullLogger<Watchdog>.Instance);
        dog.Add(slow);
        await slow.SeenAsync(1);
        var others = Enumerable.Range(0, 5).Select(_ => new Watched(() => { })).ToList();
        others.ForEach(dog.Add);
        await Task.WhenAll(others.Select(other => other.SeenAsync(5)));
        slow.Looks.ShouldBe(1); // Still the first.
        over.Set();
        await slow.SeenAsync(2);
    }

    [Fact]
    public async Task ProgramsAddedTogether_OneSlowToLookAt_TheOthersAreSeen()
    {
        using var over = new ManualResetEventSlim();
        var slow = new Watched(() => over.Wait(Token));
        var others = Enumerable.Range(0, 5).Select(_ => new Watched(() => { })).ToList();
        using var dog = new Watchdog(TimeProvider.System, NullLogger<Watchdog>.Instance);
        dog.Add(slow);
        others.ForEach(dog.Add);
        try
        {
            await Task.WhenAll(others.Select(other => other.SeenAsync(5)));
            slow.Looks.ShouldBe(1);
        }
        finally
        {
            over.Set();
        }
    }

    [Fact]
    public async Task ProgramThatHasEnded_IsNotLookedAtAgain_AndOneThatFailsIs()
    {
        var failing = new Watched(() => throw new IOException("gone"));
        var other = new Watched(() => { });
        using var dog = new Watchdog(TimeProvider.System, NullLogger<Watchdog>.Instance);
        dog.Add(failing);
        await failing.SeenAsync(3);
        dog.Remove(failing);
        dog.Add(other);
        await other.SeenAsync(2); // A look that was under way has ended.
        var seen = failing.Looks;
        await other.SeenAsync(4);
        failing.Looks.ShouldBe(seen);
    }

    private sealed class Watched(Action look) : IWatched
    {
        private readonly Channel<bool> seen = Channel.CreateUnbounded<bool>();
        private int looks;

        public int Looks => Volatile.Read(ref looks);

        public void Look()
        {
            Interlocked.Increment(ref looks);
            seen.Writer.TryWrite(true);
            look();
        }

        public async Task SeenAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await seen.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Token);
            }
        }
    }
}
