using System.Diagnostics;
using System.Net;
using Cadre.Kernel;
using Cadre.Tests.ServerSupport;

namespace Cadre.Identity.Tests;

public sealed class SessionTests : IAsyncLifetime
{
    private TestServer server = null!;
    private TestClient owner = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync(options => options.PasswordIterations = 100_000);
        owner = await server.OwnerAsync();
    }

    public async ValueTask DisposeAsync()
    {
        owner.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_RightPassword_SetsAStrictHttpOnlyCookie()
    {
        using var client = server.NewClient();
        var answer = await client.PostAsync("/api/v1/sessions", new { email = "OWNER@example.org", password = TestServer.Password });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("cadre=");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
        (await client.GetAsync("/api/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_Refused_SaysTheSameForKnownAndUnknown()
    {
        using var client = server.NewClient();
        var known = await client.PostAsync("/api/v1/sessions", new { email = "owner@example.org", password = "wrong password" });
        var unknown = await client.PostAsync("/api/v1/sessions", new { email = "nobody@example.org", password = "wrong password" });
        var odd = await client.PostAsync("/api/v1/sessions", new { email = "not an address", password = "wrong password" });

        known.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var text = await known.Content.ReadAsStringAsync();
        (await unknown.Content.ReadAsStringAsync()).ShouldBe(text);
        (await odd.Content.ReadAsStringAsync()).ShouldBe(text);
    }

    [Fact]
    public async Task SignIn_UnknownUser_HashesJustTheSame()
    {
        using var client = server.NewClient();
        var known = await QuickestAsync(client, "owner@example.org");
        var unknown = await QuickestAsync(client, "nobody@example.org");
        unknown.ShouldBeGreaterThan(known / 5); // without the hashing it would be a fiftieth; the quickest of seven says little of other work on the machine
    }

    [Fact]
    public async Task SignIn_Again_ReplacesTheSession()
    {
        var first = await owner.PostAsync("/api/v1/sessions", new { email = "owner@example.org", password = TestServer.Password });
        var before = first.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        await owner.PostJsonAsync("/api/v1/sessions", new { email = "owner@example.org", password = TestServer.Password });
        using var thief = server.NewClient();
        (await thief.SendAsync(HttpMethod.Get, "/api/v1/me", null, ("Cookie", before))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignOut_ThenOldCookie_IsRefused()
    {
        var answer = await owner.PostAsync("/api/v1/sessions", new { email = "owner@example.org", password = TestServer.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        (await owner.SendAsync(HttpMethod.Delete, "/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        using var thief = server.NewClient();
        (await thief.SendAsync(HttpMethod.Get, "/api/v1/me", null, ("Cookie", cookie))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Member_Removed_LosesAccessAtOnce()
    {
        using var viewer = await server.JoinAsync(owner, Role.Viewer, "v@example.org");
        (await viewer.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await owner.SendAsync(HttpMethod.Delete, $"/api/v1/members/{viewer.Me.User!.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await viewer.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<double> QuickestAsync(TestClient client, string email)
    {
        var times = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await client.PostAsync("/api/v1/sessions", new { email, password = "wrong password" });
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Min();
    }
}
