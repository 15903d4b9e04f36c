using Cadre.Kernel;
using Cadre.Models.Contracts;
using Cadre.Models.Features;
using Cadre.Models.Ledger;
using Cadre.Models.Persistence;
using Cadre.Models.Providers;
using Cadre.Models.Routing;
using Cadre.Postgres;
using Cadre.Tests.Support;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Tests.Support;

/// <summary>The module over a real database and a scripted server.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private Workbench(TestDatabase db, ModelServer server)
    {
        Db = db;
        Server = server;
        Connections = new ConnectionStore(db.Database);
        Ledger = new LedgerStore(db.Database);
        var clients = new ChatClients(Gateway, Vault);
        var ids = new IdSource(TimeProvider.System);
        Setup = new ConnectionSetup(Connections, clients, Vault, Gateway, ids, TimeProvider.System);
        Router = new ModelRouter(Connections, clients, Ledger, new PriceTable(), new RouteHealth(TimeProvider.System), ids, TimeProvider.System);
    }

    public TestDatabase Db { get; }

    public ModelServer Server { get; }

    public ConnectionStore Connections { get; }

    public LedgerStore Ledger { get; }

    public OpenGateway Gateway { get; } = new();

    public MemoryVault Vault { get; } = new();

    public ConnectionSetup Setup { get; }

    public ModelRouter Router { get; }

    public Tenant Tenant { get; } = TestDatabase.NewTenant();

    public static ModelCall Call(string text = "Hi") => new("test", [new ChatMessage(ChatRole.User, text)]) { Options = new ChatOptions { MaxOutputTokens = 1_000 } };

    public static async Task<Workbench> CreateAsync() =>
        new(await TestDatabase.CreateAsync(new MigrationSet("models", typeof(ModelsModule).Assembly)), await ModelServer.StartAsync());

    public MediaCalls MediaCalls() => new(Connections, new ChatClients(Gateway, Vault), Gateway, Ledger, new PriceTable(), new IdSource(TimeProvider.System), TimeProvider.System);

    public async Task<ConnectionRow> ConnectAsync(string kind = "custom", string? model = null)
    {
        var added = await Setup.AddAsync(Tenant, new NewModel(kind, null, Server.BaseUrl.ToString(), "sk-test", model), CancellationToken.None);
        added.IsOk.ShouldBeTrue(added.Error?.Message);
        return added.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Db.DisposeAsync();
    }
}
