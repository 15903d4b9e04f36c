using System.Net;
using Cadre.Identity.Contracts;
using Cadre.Tests.ServerSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Identity.Tests;

public sealed class SetupTests : IAsyncLifetime
{
    private TestServer server = null!;

    public async ValueTask InitializeAsync() => server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task CreateFirstOwner_ThirtyAtOnce_MakesOneOwner()
    {
        var token = await server.Services.GetRequiredService<ISetupTokens>().IssueAsync(CancellationToken.None);
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            using var client = server.NewClient();
            return (await client.PostAsync("/api/v1/setup", Owner(token, $"owner{i}@example.org"))).StatusCode;
        }));

        answers.Count(status => status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(status => status == HttpStatusCode.Conflict).ShouldBe(29);
        (await Superuser.CountAsync(server, "identity.users")).ShouldBe(1);
        (await Superuser.CountAsync(server, "identity.workspaces")).ShouldBe(1);
    }

    [Fact]
    public async Task CreateFirstOwner_WrongOrOddToken_IsRefused()
    {
        using var client = server.NewClient();
        await server.Services.GetRequiredService<ISetupTokens>().IssueAsync(CancellationToken.None);
        foreach (var token in new object?[] { null, "", "guess", new[] { "a" }, 7 })
        {
            (await client.PostAsync("/api/v1/setup", Owner(token, "a@example.org"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await client.GetJsonAsync("/api/v1/setup")).GetProperty("needed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task CreateFirstOwner_WeakPassword_IsRefusedAndTheTokenStaysGood()
    {
        var token = await server.Services.GetRequiredService<ISetupTokens>().IssueAsync(CancellationToken.None);
        using var client = server.NewClient();
        foreach (var password in new[] { "short", "password123", new string('x', 129), "aaaaaaaaaaaa" })
        {
            (await client.PostAsync("/api/v1/setup", Owner(token, "a@example.org", password))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await client.PostAsync("/api/v1/setup", Owner(token, "a@example.org"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Issue_WithAnOwner_AnswersNothing()
    {
        using var owner = await server.OwnerAsync();
        (await server.Services.GetRequiredService<ISetupTokens>().IssueAsync(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task OpenLocalSession_BeforeSetup_MakesAWorkspaceThatTheOwnerTakesOver()
    {
        using var client = server.NewClient();
        var local = await client.PostJsonAsync("/api/v1/local-sessions", new { proof = TestServer.LocalProof });
        using var cli = server.WithKey(local.GetProperty("key").GetString()!);
        (await cli.GetAsync("/api/v1/members")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var owner = await server.OwnerAsync();
        owner.Me.Workspaces.Single().Id.Value.ShouldBe(local.GetProperty("workspaceId").GetGuid());
        (await client.PostAsync("/api/v1/local-sessions", new { proof = "wrong" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static object Owner(object? token, string email, string password = TestServer.Password) => new { token, email, name = "Ada", password, workspaceName = "Lamps" };
}
