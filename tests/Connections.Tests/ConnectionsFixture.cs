using System.Collections.Concurrent;
using System.Net;
using Cadre.Connections.Addresses;
using Cadre.Connections.Contracts;
using Cadre.Connections.Log;
using Cadre.Identity.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cadre.Connections.Tests;

/// <summary>The module over a database of its own, a local server that counts what reaches it, and a resolver whose names are made up.</summary>
public sealed class ConnectionsFixture : IAsyncLifetime
{
    private TestDatabase? database;
    private ServiceProvider? services;
    private WebApplication? server;

    internal FakeResolver Resolver { get; } = new();

    internal RecordingConnector Connector { get; } = new();

    internal RecordingAudit Audit { get; } = new();

    internal ConnectionsOptions Options { get; } = new() { MasterKeys = [new byte[32]], RetryPause = TimeSpan.FromMilliseconds(5), CallsPerSecond = 1000, CallBurst = 1000, BreakerPause = TimeSpan.FromMilliseconds(300) };

    public ConcurrentQueue<HttpRequest> Reached { get; } = new();

    public ConcurrentQueue<(string Path, string? Authorization, string? Cookie, string Method)> Seen { get; } = new();

    public RequestDelegate Answer { get; set; } = context => context.Response.WriteAsync("hello");

    public int Port { get; private set; }

    public Database Database => database!.Database;

    public DatabaseOptions DatabaseOptions => database!.Options;

    public IServiceProvider Services => services!;

    public IEgressGateway Gateway => services!.GetRequiredService<IEgressGateway>();

    public ICredentialVault Vault => services!.GetRequiredService<ICredentialVault>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(new MigrationSet("connections", typeof(ConnectionsModule).Assembly));
        services = Build(Options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(context =>
        {
            Seen.Enqueue((context.Request.Path, context.Request.Headers.Authorization, context.Request.Headers.Cookie, context.Request.Method));
            return Answer(context);
        });
        await server.StartAsync(TestContext.Current.CancellationToken);
        Connector.PublicPort = Port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
    }

    internal ServiceProvider Build(ConnectionsOptions options, TimeProvider? time = null)
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton(time ?? TimeProvider.System).AddSingleton<IdSource>().AddSingleton(database!.Database).AddSingleton<IAuditLog>(Audit).AddConnections(options);
        collection.Replace(ServiceDescriptor.Singleton<IHostResolver>(Resolver));
        collection.Replace(ServiceDescriptor.Singleton<IAddressConnector>(Connector));
        return collection.BuildServiceProvider();
    }

    /// <summary>A tenant that may call the local server under these names.</summary>
    public async Task<Tenant> TenantAsync(params string[] names)
    {
        var tenant = TestDatabase.NewTenant();
        foreach (var name in names)
        {
            Resolver.Names[name] = [IPAddress.Loopback];
            await services!.GetRequiredService<IEgressGrants>().GrantAsync(tenant, name, Port, "test", TestContext.Current.CancellationToken);
        }

        return tenant;
    }

    public Uri Url(string host, string path = "/") => new($"http://{host}:{Port}{path}");

    public Task<Result<EgressResponse>> GetAsync(Tenant tenant, Uri url, Func<EgressRequest, EgressRequest>? with = null)
    {
        var request = new EgressRequest(HttpMethod.Get, url, "test");
        return Gateway.SendAsync(tenant, with?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
    }

    public async Task<List<T>> LogAsync<T>(Tenant tenant, string columns)
    {
        await services!.GetRequiredService<EgressLog>().FlushAsync(TestContext.Current.CancellationToken);
        return await Database.TenantAsync(tenant, session => session.QueryAsync<T>($"select {columns} from connections.egress_log order by at, id", null, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}

/// <summary>Knows the names it was told; counts questions.</summary>
internal sealed class FakeResolver : IHostResolver
{
    public ConcurrentDictionary<string, IReadOnlyList<IPAddress>> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers of a name, one after another (rebinding); the last stays.</summary>
    public ConcurrentDictionary<string, Queue<IReadOnlyList<IPAddress>>> Changing { get; } = new(StringComparer.Ordinal);

    public int Questions { get; private set; }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Questions++;
        if (Changing.TryGetValue(host, out var answers))
        {
            return Task.FromResult(answers.Count > 1 ? answers.Dequeue() : answers.Peek());
        }

        return Task.FromResult(Names.GetValueOrDefault(host) ?? []);
    }
}

/// <summary>Writes down every address that is connected to. Public ones lead to the local server: nothing leaves this machine.</summary>
internal sealed class RecordingConnector : IAddressConnector
{
    private readonly TcpConnector tcp = new();

    public ConcurrentQueue<IPAddress> Connected { get; } = new();

    public int PublicPort { get; set; }

    public Task<System.Net.Sockets.Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        Connected.Enqueue(address);
        return IPAddress.IsLoopback(address) ? tcp.ConnectAsync(address, port, cancellationToken) : tcp.ConnectAsync(IPAddress.Loopback, PublicPort, cancellationToken);
    }
}

/// <summary>The audit trail in memory.</summary>
internal sealed class RecordingAudit : IAuditLog
{
    public ConcurrentQueue<(WorkspaceId Workspace, string Action, string Data)> Lines { get; } = new();

    public Task AppendAsync(Session session, Tenant tenant, string action, System.Text.Json.JsonElement data, CancellationToken cancellationToken)
    {
        Lines.Enqueue((tenant.Workspace, action, data.GetRawText()));
        return Task.CompletedTask;
    }

    public Task<long?> FirstBadRowAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult<long?>(null);
}
