using Cadre.Canvases.Live.Clients;

namespace Cadre.Canvases.Tests.Live;

public class OutgoingQueueTests
{
    private readonly List<int> sent = [];
    private TaskCompletionSource? socket;

    [Fact]
    public async Task TryAdd_ClientThatDoesNotRead_IsRefusedUntilItCatchesUp()
    {
        socket = new TaskCompletionSource();
        var queue = new OutgoingQueue(100, SendAsync);
        queue.TryAdd(new byte[90]).ShouldBeTrue();
        queue.TryAdd(new byte[80]).ShouldBeTrue();
        queue.TryAdd(new byte[1]).ShouldBeFalse();
        queue.Complete();
        queue.Ended.IsCompleted.ShouldBeFalse();
        socket.SetResult();
        await queue.Ended.WaitAsync(TestContext.Current.CancellationToken);
        sent.ShouldBe([90, 80]);
    }

    [Fact]
    public async Task TryAdd_MessagesThatBelongTogether_MayPassTheBoundAsOne()
    {
        var queue = new OutgoingQueue(100, SendAsync);
        queue.TryAdd(new byte[60], [new byte[70], new byte[80]]).ShouldBeTrue();
        queue.Complete();
        await queue.Ended.WaitAsync(TestContext.Current.CancellationToken);
        sent.ShouldBe([60, 70, 80]);
    }

    [Fact]
    public async Task TryAdd_SocketThatTakesAll_SendsOnTheCallersThread()
    {
        var queue = new OutgoingQueue(100, SendAsync);
        foreach (var length in new[] { 90, 80, 70 })
        {
            queue.TryAdd(new byte[length]).ShouldBeTrue();
            sent[^1].ShouldBe(length);
        }

        queue.Complete();
        queue.TryAdd(new byte[10]).ShouldBeTrue();
        await queue.Ended.WaitAsync(TestContext.Current.CancellationToken);
        sent.ShouldBe([90, 80, 70]);
    }

    [Fact]
    public async Task TryAdd_SocketThatBreaks_EndsWithTheReason()
    {
        var queue = new OutgoingQueue(100, _ => ValueTask.FromException(new IOException("cut")));
        queue.TryAdd(new byte[10]).ShouldBeTrue();
        queue.TryAdd(new byte[200]).ShouldBeTrue();
        queue.TryAdd(new byte[10]).ShouldBeFalse();
        (await Should.ThrowAsync<IOException>(queue.Ended)).Message.ShouldBe("cut");
    }

    private async ValueTask SendAsync(byte[] message)
    {
        sent.Add(message.Length);
        if (socket is { } slow)
        {
            await slow.Task;
        }
    }
}
