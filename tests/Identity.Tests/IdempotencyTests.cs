using System.Net;
using Cadre.Tests.ServerSupport;

namespace Cadre.Identity.Tests;

public sealed class IdempotencyTests : IAsyncLifetime
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
    public async Task SameKey_TwentyAtOnce_HasOneEffectAndOneAnswer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CreateAsync("one", "k1")));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        bodies.Distinct().Count().ShouldBe(1);
        (await Superuser.CountAsync(server, "identity.workspaces where name = 'one'")).ShouldBe(1);
    }

    [Fact]
    public async Task SameKey_OtherBody_IsRefused()
    {
        await CreateAsync("one", "k1");
        var answer = await CreateAsync("two", "k1");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.CodeAsync()).ShouldBe("idempotency_key_reused");
    }

    [Fact]
    public async Task SameKey_AfterARefusal_TriesAgain()
    {
        (await CreateAsync("", "k1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await CreateAsync("better", "k1")).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task SameKey_OfSomebodyElse_IsAnotherKey()
    {
        using var other = await server.JoinAsync(owner, Kernel.Role.Viewer, "v@example.org");
        await CreateAsync("one", "k1");
        var answer = await other.SendAsync(HttpMethod.Post, "/api/v1/workspaces", new { name = "mine" }, ("Idempotency-Key", "k1"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Contains("Idempotency-Replayed").ShouldBeFalse();
    }

    private Task<HttpResponseMessage> CreateAsync(string name, string key) =>
        owner.SendAsync(HttpMethod.Post, "/api/v1/workspaces", new { name }, ("Idempotency-Key", key));
}
