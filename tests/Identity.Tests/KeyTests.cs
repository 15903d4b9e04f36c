using System.Net;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Identity.Tests;

public sealed class KeyTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        owner = await server.OwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Key_ActsWithItsRoleAndIsStoredHashed()
    {
        var made = await owner.PostJsonAsync("/api/v1/api-keys", new { name = "reader", role = "viewer" });
        var key = made.GetProperty("key").GetString()!;
        using var client = server.WithKey(key);

        key.ShouldStartWith("cadre_");
        (await client.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/api/v1/invitations", new { email = "x@example.org", role = "viewer" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await owner.GetAsync("/api/v1/api-keys")).Content.ReadAsStringAsync()).ShouldNotContain(key);
        (await Superuser.RunAsync(server, $"select count(*) from identity.api_keys k where k::text like '%{key[6..]}%'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Key_Deleted_StopsAtOnce()
    {
        var made = await owner.PostJsonAsync("/api/v1/api-keys", new { name = "reader", role = "viewer" });
        using var client = server.WithKey(made.GetProperty("key").GetString()!);
        await owner.SendAsync(HttpMethod.Delete, $"/api/v1/api-keys/{made.GetProperty("id").GetString()}");
        (await client.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_Expired_IsRefused()
    {
        var made = await owner.PostJsonAsync("/api/v1/api-keys", new { name = "short", role = "viewer", expiresAt = DateTimeOffset.UtcNow.AddHours(1) });
        await Superuser.RunAsync(server, "update identity.api_keys set expires_at = now() - interval '1 second'");
        using var client = server.WithKey(made.GetProperty("key").GetString()!);
        (await client.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Key_OfADemotedMaker_DoesNoMoreThanTheMaker()
    {
        using var admin = await server.JoinAsync(owner, Role.Admin, "admin@example.org");
        var made = await admin.PostJsonAsync("/api/v1/api-keys", new { name = "all", role = "admin" });
        using var client = server.WithKey(made.GetProperty("key").GetString()!);
        (await owner.SendAsync(HttpMethod.Patch, $"/api/v1/members/{admin.Me.User!.Id}", new { role = "viewer" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/v1/api-keys")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Roles_AboveOnesOwn_AreNeitherGivenNorTaken()
    {
        using var admin = await server.JoinAsync(owner, Role.Admin, "admin@example.org");
        (await admin.PostAsync("/api/v1/api-keys", new { name = "all", role = "owner" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.PostAsync("/api/v1/invitations", new { email = "x@example.org", role = "owner" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.SendAsync(HttpMethod.Delete, $"/api/v1/members/{owner.Me.User!.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var last = await owner.SendAsync(HttpMethod.Delete, $"/api/v1/members/{owner.Me.User!.Id}");
        (await last.CodeAsync()).ShouldBe("last_owner");
    }

    [Fact]
    public async Task Invitation_TakenTwice_WorksOnce()
    {
        var invited = await owner.PostJsonAsync("/api/v1/invitations", new { email = "x@example.org", role = "editor" });
        var token = invited.GetProperty("link").GetString()!.Split("token=")[1];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var client = server.NewClient();
            return (await client.PostAsync($"/api/v1/invitations/open/{token}", new { name = "X", password = TestServer.Password })).StatusCode;
        }));
        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
    }
}
