using System.Diagnostics;
using System.Globalization;
using Cadre.Canvases.Bench;
using Cadre.Postgres;
using Cadre.Tests.Support;

// 50, 100 and 500 clients on one document: Cadre with its database and y-websocket (in memory) in turn, under the same load; the median of ROUNDS (3); ALONE=1 leaves y-websocket out; with CURSORS=1 each client also shows where it is ten times a second. All figures are of 10 s after a warm-up of 5. dotnet run -c Release --project bench/Canvases
Console.WriteLine("| Clients, 2 changes/s each | Server | Delivered | p50 ms | p99 ms | CPU, share of a core |");
Console.WriteLine("|---|---|---|---|---|---|");
var rounds = int.TryParse(Environment.GetEnvironmentVariable("ROUNDS"), CultureInfo.InvariantCulture, out var wanted) && wanted > 0 ? wanted : 3;
var alone = Environment.GetEnvironmentVariable("ALONE") == "1";
foreach (var clients in args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : [50, 100, 500])
{
    var (ours, theirs) = (new List<Measured>(), new List<Measured>());
    for (var round = 0; round < rounds; round++)
    {
        ours.Add(await MeasureCadreAsync(clients));
        if (!alone)
        {
            theirs.Add(await MeasureReferenceAsync(clients));
        }
    }

    Print("Cadre", clients, ours);
    if (!alone)
    {
        Print("y-websocket", clients, theirs);
    }
}

static async Task<Measured> MeasureCadreAsync(int clients)
{
    await using var database = await TestDatabase.CreateAsync(new MigrationSet("canvases", typeof(Cadre.Canvases.CanvasesModule).Assembly));
    var tenant = TestDatabase.NewTenant();
    var canvas = Guid.CreateVersion7();
    const string Sql = "insert into canvases.canvases (workspace_id, id, title, created_by, created_at, updated_at) values (@workspace, @canvas, 'Bench', 'bench', now(), now())";
    await database.Database.TenantAsync(tenant, s => s.ExecuteAsync(Sql, new { workspace = tenant.Workspace.Value, canvas }, CancellationToken.None), CancellationToken.None);
    var program = Path.Combine(AppContext.BaseDirectory, "Cadre.Canvases.Victim.dll");
    string[] arguments = ["exec", program, database.Options.Host, "5432", database.Options.Name, tenant.Workspace.ToString()];
    using var server = Start("dotnet", arguments, AppContext.BaseDirectory);
    var address = await server.StandardOutput.ReadLineAsync();
    return await MeasureAsync(server, new Load(new Uri($"{address}/canvases/{canvas}/sync"), clients, server, Environment.GetEnvironmentVariable("CURSORS") == "1"));
}

static async Task<Measured> MeasureReferenceAsync(int clients)
{
    var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "y-websocket");
    if (!Directory.Exists(Path.Combine(folder, "node_modules")))
    {
        await Start("npm", ["ci", "--silent"], folder).WaitForExitAsync();
    }

    using var server = Start("node", ["server.mjs"], folder);
    var port = await server.StandardOutput.ReadLineAsync();
    return await MeasureAsync(server, new Load(new Uri($"ws://127.0.0.1:{port}/bench"), clients, server, Environment.GetEnvironmentVariable("CURSORS") == "1"));
}

static async Task<Measured> MeasureAsync(Process server, Load load)
{
    var (delivered, delays, share) = await load.RunAsync(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
    server.Kill();
    double At(double quantile) => delays.Length == 0 ? double.NaN : delays[(int)(quantile * (delays.Length - 1))];
    return new Measured(delivered, At(0.5), At(0.99), share);
}

static void Print(string name, int clients, List<Measured> results)
{
    double Median(Func<Measured, double> figure) => results.Select(figure).Order().ElementAt((results.Count - 1) / 2);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {clients} | {name} | {Median(r => r.Delivered):P1} | {Median(r => r.Middle):0} | {Median(r => r.Late):0} | {Median(r => r.Share):P0} |"));
}

static Process Start(string program, string[] arguments, string folder) =>
    Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start");
