using System.Text.Json;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;
using Cadre.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Journal.Tests;

public sealed class JournalStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Tenant tenant = TestDatabase.NewTenant();
    private TestServer server = null!;
    private IJournal journal = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        journal = server.Services.GetRequiredService<IJournal>();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Append_FortyAtOnce_NumbersWithoutGaps()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => AppendAsync(tenant, "a", i, fail: i % 4 == 0)));
        var events = await journal.ReadAsync(tenant, "workspace", 0, 1000, None);
        events.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, 30).Select(i => (long)i));
    }

    [Fact]
    public async Task Append_SeveralAtOnce_KeepsTheirOrderAndActor()
    {
        var events = Enumerable.Range(0, 5).Select(i => JournalEvent.Of($"kind.{i}", new { i })).ToArray();
        var last = await server.Database.Database.TenantAsync(tenant, s => journal.AppendAsync(s, tenant, "workspace", events, None), None);

        last.ShouldBe(5);
        var read = await journal.ReadAsync(tenant, "workspace", 2, 2, None);
        read.Select(e => (e.Seq, e.Kind)).ShouldBe([(3L, "kind.2"), (4L, "kind.3")]);
        read[0].Actor.ShouldBe(tenant.Actor);
    }

    [Fact]
    public async Task Read_OtherTenant_SeesNothing()
    {
        await AppendAsync(tenant, "a", 1);
        (await journal.ReadAsync(TestDatabase.NewTenant(), "workspace", 0, 10, None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"text\":\"a\\u0000b\"}")]
    [InlineData("{\"text\":\"\\ud800\"}")]
    [InlineData("{\"text\":\"\\u202eabc\",\"__proto__\":{\"x\":1},\"$type\":\"y\"}")]
    public async Task Append_OddText_ComesBackAsItWas(string json)
    {
        await server.Database.Database.TenantAsync(tenant, s => journal.AppendAsync(s, tenant, "workspace", [new("odd", JsonElement.Parse(json))], None), None);
        var read = await journal.ReadAsync(tenant, "workspace", 0, 1, None);
        read[0].Data.GetRawText().ShouldBe(json);
    }

    private async Task AppendAsync(Tenant owner, string kind, int i, bool fail = false)
    {
        try
        {
            await server.Database.Database.TenantAsync(
                owner,
                async session =>
                {
                    await journal.AppendAsync(session, owner, "workspace", [JournalEvent.Of(kind, new { i })], None);
                    if (fail)
                    {
                        throw new InvalidOperationException("planned");
                    }
                },
                None);
        }
        catch (InvalidOperationException) when (fail)
        {
            return; // its number must be given to another
        }
    }
}
