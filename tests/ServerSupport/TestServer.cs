using System.Net;
using System.Net.Http.Json;
using Cadre.Identity;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Server.Composition;
using Cadre.Server.Hosting;
using Cadre.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Tests.ServerSupport;

/// <summary>The whole server on an ephemeral port with a database of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string LocalProof = "the-proof-of-the-local-command-line-in-tests";
    public const string Password = "violet lamp river";
    private readonly WebApplication app;
    private readonly string home;
    private bool isAlone;

    private TestServer(WebApplication app, TestDatabase database, string home)
    {
        this.app = app;
        this.home = home;
        Database = database;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public TestDatabase Database { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<TestServer> StartAsync(Action<IdentityOptions>? configure = null) => await StartAsync(await TestDatabase.CreateAsync(MigrationSets()), true, configure);

    /// <summary>A second node on the same database; end it before this one.</summary>
    public Task<TestServer> StartBesideAsync() => StartAsync(Database, false, null);

    private static async Task<TestServer> StartAsync(TestDatabase database, bool isItsOwn, Action<IdentityOptions>? configure)
    {
        var identity = new IdentityOptions
        {
            AuditKey = new byte[32],
            LocalProof = LocalProof,
            PasswordIterations = 1000,
            ReadsPerSecond = 100_000,
            WritesPerSecond = 100_000,
            CostlyPerSecond = 100_000,
            CredentialsPerMinute = 100_000,
        };
        configure?.Invoke(identity);
        var home = Directory.CreateTempSubdirectory("cadre-test-").FullName;
        var layout = new HomeLayout(home);
        layout.Create();
        var app = ServerApp.Build(new() { Port = 0, Home = layout, Database = database.Options, Runs = new(home), Sandboxes = Path.Combine(home, "sandboxes"), Web = "", Connections = new() { MasterKeys = [new byte[32]] }, Identity = identity });
        await app.StartAsync();
        return new(app, database, home) { isAlone = isItsOwn };
    }

    /// <summary>The schemas of every composed module.</summary>
    public static MigrationSet[] MigrationSets()
    {
        var services = new ServiceCollection().AddCadre(new()
        {
            Port = 0,
            Home = new HomeLayout(Path.GetTempPath()),
            Database = DatabasePlace.Nowhere(),
            Runs = new(Path.GetTempPath()),
            Sandboxes = Path.GetTempPath(),
            Web = "",
            Connections = new() { MasterKeys = [new byte[32]] },
            Identity = new() { AuditKey = new byte[32] },
        });
        return [.. services.Where(service => service.ServiceType == typeof(MigrationSet)).Select(service => (MigrationSet)service.ImplementationInstance!)];
    }

    /// <summary>A client with cookies of its own that sends the CSRF header.</summary>
    public TestClient NewClient()
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, UseProxy = false };
        var http = new HttpClient(handler) { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Add("Cadre-Csrf", "1");
        return new(http);
    }

    public TestClient WithKey(string key)
    {
        var client = NewClient();
        client.Http.DefaultRequestHeaders.Add("Authorization", $"Bearer {key}");
        return client;
    }

    /// <summary>Makes the first owner and signs them in.</summary>
    public async Task<TestClient> OwnerAsync()
    {
        var token = await Services.GetRequiredService<ISetupTokens>().IssueAsync(CancellationToken.None);
        var client = NewClient();
        var answer = await client.PostAsync("/api/v1/setup", new { token, email = "owner@example.org", name = "Owner", password = Password, workspaceName = "First" });
        answer.EnsureSuccessStatusCode();
        client.Me = (await answer.Content.ReadFromJsonAsync<MeView>(CadreJson.Stored))!;
        return client;
    }

    /// <summary>Invites somebody into the inviter's first workspace and signs them in.</summary>
    public async Task<TestClient> JoinAsync(TestClient inviter, Role role, string email)
    {
        var invited = await inviter.PostJsonAsync("/api/v1/invitations", new { email, role });
        var token = invited.GetProperty("link").GetString()!.Split("token=")[1];
        var client = NewClient();
        var answer = await client.PostAsync($"/api/v1/invitations/open/{token}", new { name = role.ToString(), password = Password });
        answer.EnsureSuccessStatusCode();
        client.Me = (await answer.Content.ReadFromJsonAsync<MeView>(CadreJson.Stored))!;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (isAlone)
        {
            await Database.DisposeAsync();
        }

        Directory.Delete(home, recursive: true);
    }
}
