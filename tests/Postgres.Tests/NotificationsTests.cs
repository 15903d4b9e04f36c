using Cadre.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cadre.Postgres.Tests;

public sealed class NotificationsTests
{
    [Fact]
    public async Task Publish_OtherNodeSubscribed_ReceivesTheTopic()
    {
        await using var db = await TestDatabase.CreateAsync();
        using var here = new Notifications(db.Database, TimeProvider.System, NullLogger<Notifications>.Instance);
        using var there = new Notifications(db.Database, TimeProvider.System, NullLogger<Notifications>.Instance);
        var received = new TaskCompletionSource<string>();
        using var subscription = there.Subscribe("run:", topic => received.TrySetResult(topic));
        await here.StartAsync(CancellationToken.None);
        await there.StartAsync(CancellationToken.None);

        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!received.Task.IsCompleted)
        {
            here.Publish("run:42"); // the other side may not listen yet
            await Task.WhenAny(received.Task, Task.Delay(50, deadline.Token));
            deadline.Token.ThrowIfCancellationRequested();
        }

        (await received.Task).ShouldBe("run:42");
        await here.StopAsync(CancellationToken.None);
        await there.StopAsync(CancellationToken.None);
    }
}
