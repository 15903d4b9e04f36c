using Cadre.Canvases.Live;

namespace Cadre.Canvases.Tests.Live;

public class OutgoingQueueTests
{
    [Fact]
    public async Task TryAdd_ClientThatDoesNotRead_IsRefusedUntilItCatchesUp()
    {
        var queue = new OutgoingQueue(100);
        queue.TryAdd(new byte[90]).ShouldBeTrue();
        queue.TryAdd(new byte[90]).ShouldBeTrue();
        queue.TryAdd(new byte[1]).ShouldBeFalse();
        queue.Complete();
        var read = 0;
        await foreach (var message in queue.ReadAsync(TestContext.Current.CancellationToken))
        {
            read += message.Length;
        }

        read.ShouldBe(180);
    }
}
