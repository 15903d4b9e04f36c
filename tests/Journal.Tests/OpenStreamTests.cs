using System.Net;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Tests.ServerSupport;
using Cadre.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cadre.Journal.Tests;

public sealed class OpenStreamTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private TestServer server = null!;
    private TestClient owner = null!;
    private Tenant tenant = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
        tenant = Tenant.ForSystem(owner.Me.Workspaces.Single().Id);
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Stream_SendsWhatWasAndWhatComes()
    {
        await AppendAsync("first");
        using var events = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace");
        var first = await events.NextAsync();
        await AppendAsync("second");
        var second = await events.NextAsync();

        first!.ShouldStartWith("id: 1\nevent: first\ndata: {\"n\":1,\"at\":");
        second!.ShouldStartWith("id: 2\nevent: second\ndata: ");
    }

    [Fact]
    public async Task Stream_ResumesAfterTheLastEvent()
    {
        for (var i = 0; i < 450; i++)
        {
            await AppendAsync($"e{i}");
        }

        using var byHeader = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace", ("Last-Event-ID", "448"));
        using var byQuery = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace?after=100");
        (await byHeader.NextAsync())!.ShouldStartWith("id: 449");
        for (var seq = 101; seq <= 450; seq++)
        {
            (await byQuery.NextAsync())!.ShouldStartWith($"id: {seq}\n");
        }
    }

    [Fact]
    public async Task Stream_CarriesLiveOutputWithoutIds()
    {
        var hub = server.Services.GetRequiredService<LiveHub>();
        hub.Publish(tenant, "workspace", new("block", "text") { Text = "Hello " });
        using var events = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace");
        hub.Publish(tenant, "workspace", new("block", "text") { Text = "world\n" });

        (await events.NextAsync()).ShouldBe("event: live\ndata: {\"address\":\"block\",\"kind\":\"text\",\"text\":\"Hello \",\"offset\":0}");
        (await events.NextAsync()).ShouldBe("event: live\ndata: {\"address\":\"block\",\"kind\":\"text\",\"text\":\"world\\n\",\"offset\":6}");
    }

    [Fact]
    public async Task Session_Ended_ClosesTheStreamWithinSeconds_HoweverBusyItIs()
    {
        using var events = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace");
        await owner.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current");
        using var closed = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var talking = TalkAsync(closed.Token);
        while (await events.NextAsync() is not null)
        {
            closed.IsCancellationRequested.ShouldBeFalse();
        }

        await closed.CancelAsync();
        await talking;
    }

    [Fact]
    public async Task Rounds_CloseTheStreamOfAChangedRole_AndFindWhatNobodyAnnounced()
    {
        using var admin = await server.JoinAsync(owner, Role.Admin, "a@example.org");
        using var events = await EventReader.OpenAsync(admin, "/api/v1/streams/workspace");
        using var others = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace");
        await AppendAsync("quiet", announced: false);
        await owner.SendAsync(HttpMethod.Patch, $"/api/v1/members/{admin.Me.User!.Id}", new { role = "viewer" });
        while (await events.NextAsync() is { } sent)
        {
            sent.ShouldContain("event: quiet");
        }

        (await others.NextAsync())!.ShouldContain("event: quiet");
    }

    [Fact]
    public async Task SlowReader_HoldsUpNobody_AndEveryoneElseGetsAllInOrder()
    {
        const int Pieces = 30;
        using var slow = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace"); // never reads
        using var quick = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace");
        var hub = server.Services.GetRequiredService<LiveHub>();
        var text = new string('x', 4000);
        for (var (round, offset) = (0, 0L); round < 100; round++)
        {
            for (var i = 0; i < Pieces; i++)
            {
                hub.Publish(tenant, "workspace", new("block", "text") { Text = text });
            }

            for (var i = 0; i < Pieces; i++, offset += text.Length)
            {
                (await quick.NextAsync())!.ShouldEndWith($"\"offset\":{offset}}}");
            }
        }
    }

    [Fact]
    public async Task Database_LostMidStream_StreamGoesOn()
    {
        using var events = await EventReader.OpenAsync(owner, "/api/v1/streams/workspace");
        await AdminAsync($"alter database {server.Database.Options.Name} allow_connections false");
        await AdminAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{server.Database.Options.Name}'");
        (await owner.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        server.Services.GetRequiredService<IJournal>().Announce(tenant, "workspace");
        await AdminAsync($"alter database {server.Database.Options.Name} allow_connections true");

        await AppendAsync("after");
        (await events.NextAsync())!.ShouldContain("event: after");
    }

    [Theory]
    [InlineData("/api/v1/streams/run:0198c8a0-0000-7000-8000-00000000000", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/streams/..%2f..", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/streams/workspace?after=x", HttpStatusCode.BadRequest)]
    public async Task OddStream_IsRefused(string path, HttpStatusCode status) => (await owner.GetAsync(path)).StatusCode.ShouldBe(status);

    /// <summary>Live output without a pause.</summary>
    private async Task TalkAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!stop.IsCancellationRequested)
        {
            server.Services.GetRequiredService<LiveHub>().Publish(tenant, "workspace", new("block", "text") { Text = "x" });
            await ticks.WaitForNextTickAsync(None);
        }
    }

    private async Task AppendAsync(string kind, bool announced = true)
    {
        var journal = server.Services.GetRequiredService<IJournal>();
        await server.Services.GetRequiredService<Database>().TenantAsync(tenant, s => journal.AppendAsync(s, tenant, "workspace", [JournalEvent.Of(kind, new { n = 1 })], None), None);
        if (announced)
        {
            journal.Announce(tenant, "workspace");
        }
    }

    private async Task AdminAsync(string sql)
    {
        var text = new NpgsqlConnectionStringBuilder(await TestCluster.AdminAsync(server.Database.Options)) { Database = "postgres" }.ConnectionString;
        await using var connection = new NpgsqlConnection(text);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
