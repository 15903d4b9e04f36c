using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live;
using Cadre.Canvases.Live.Documents;
using Cadre.Canvases.Live.History;
using Cadre.Canvases.Persistence;
using Cadre.Journal;
using Cadre.Journal.Contracts;
using Cadre.Kernel;
using Cadre.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cadre.Canvases.Tests.Live;

/// <summary>One node with live documents over a database. The query says who calls: <c>?person=ada&amp;role=editor</c>.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RevocableCallers callers;

    private TestServer(WebApplication app, RevocableCallers callers, WorkspaceId workspace)
    {
        this.app = app;
        this.callers = callers;
        Workspace = workspace;
    }

    public WorkspaceId Workspace { get; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public string SocketAddress => Address.Replace("http://", "ws://", StringComparison.Ordinal) + "/api/v1";

    public ICanvasDocuments Documents => app.Services.GetRequiredService<ICanvasDocuments>();

    public ICanvasCollaboration Collaboration => app.Services.GetRequiredService<ICanvasCollaboration>();

    public LiveDocuments Live => app.Services.GetRequiredService<LiveDocuments>();

    public DocumentStore Store => app.Services.GetRequiredService<DocumentStore>();

    public IJournal Journal => app.Services.GetRequiredService<IJournal>();

    public CanvasHistory History => app.Services.GetRequiredService<CanvasHistory>();

    public static async Task<TestServer> StartAsync(Database database, WorkspaceId workspace, LiveDocumentsOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var callers = new RevocableCallers();
        builder.Services.AddSingleton(database).AddSingleton(TimeProvider.System).AddSingleton<IdSource>().AddSingleton<CanvasStore>().AddSingleton<ICallerCheck>(callers);
        builder.Services.ConfigureHttpJsonOptions(json => CadreJson.Configure(json.SerializerOptions));
        builder.Services.AddSingleton<Notifications>().AddJournal();
        builder.Services.AddLiveDocuments();
        builder.Services.Replace(ServiceDescriptor.Singleton(options ?? new LiveDocumentsOptions()));
        var app = builder.Build();
        app.UseWebSockets();
        app.Use((context, next) =>
        {
            var role = Enum.Parse<Role>(context.Request.Query["role"].FirstOrDefault() ?? "editor", ignoreCase: true);
            var tenant = new Tenant(workspace, Person(context.Request.Query["person"].FirstOrDefault() ?? "ada"), role);
            context.Features.Set(new Caller(tenant.Actor, new UserId(tenant.Actor.Id), tenant.Actor.Id, tenant));
            return next();
        });
        new EndpointRegistry(app).Group("Canvases", "/api/v1").MapLiveDocuments();
        await app.StartAsync(CancellationToken.None);
        return new TestServer(app, callers, workspace);
    }

    public Tenant Tenant(string person = "ada", Role role = Role.Editor) => new(Workspace, Person(person), role);

    public async Task<CanvasId> NewCanvasAsync()
    {
        var id = new CanvasId(Guid.CreateVersion7());
        await app.Services.GetRequiredService<CanvasStore>().InsertAsync(Tenant(), id, "Test", CancellationToken.None);
        return id;
    }

    public void Revoke(string person) => callers.Revoked[Person(person).Id] = true;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    private static Actor Person(string name) => new(ActorKind.User, new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16]), name);

    private sealed class RevocableCallers : ICallerCheck
    {
        public ConcurrentDictionary<Guid, bool> Revoked { get; } = new();

        public Task<bool> IsCurrentAsync(Caller caller, CancellationToken cancellationToken) => Task.FromResult(!Revoked.ContainsKey(caller.Session));
    }
}
