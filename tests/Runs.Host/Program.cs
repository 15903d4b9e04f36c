using Cadre.Journal;
using Cadre.Kernel;
using Cadre.Postgres;
using Cadre.Runs;
using Cadre.Runs.Contracts;
using Cadre.Runs.Host;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// A process to be killed: a node that starts runs for ever and says which of them were acknowledged.
// Arguments: socket directory, database, home, workspace, runs in flight (0: starts none), ledger.
var builder = Host.CreateEmptyApplicationBuilder(null);
var passwords = new RolePasswords(new("migrator"), new("app"), new("identity"), new("engine"));
builder.Services.AddPostgres(new DatabaseOptions(args[0], 5432, args[1], passwords) { MaxConnections = 10 }).AddJournal();
builder.Services.AddRuns(new RunsOptions(args[2]) { Drain = TimeSpan.FromSeconds(1), MaxInterruptions = 1000 });
builder.Services.AddSingleton<IStepExecutor>(new LedgerExecutor(args[5]));
using var host = builder.Build();
await host.StartAsync();

var tenant = new Tenant(new WorkspaceId(Guid.Parse(args[3])), Actor.System, Role.Owner);
var runs = host.Services.GetRequiredService<IRunService>();
var clients = Enumerable.Range(0, int.Parse(args[4], System.Globalization.CultureInfo.InvariantCulture)).Select(async client =>
{
    var lines = ChaosLines.Of(client);
    while (true)
    {
        if (await runs.StartAsync(tenant, new StartRun(LedgerExecutor.Flow) { Lines = lines }, CancellationToken.None) is { IsOk: true } started)
        {
            lock (tenant)
            {
                Console.WriteLine($"ack {started.Value}");
            }

            await ChaosLines.PauseAsync(runs, tenant, started.Value, lines, CancellationToken.None);
        }

        await Task.Delay(20);
    }
});
_ = Task.WhenAll(clients);
await host.WaitForShutdownAsync();
