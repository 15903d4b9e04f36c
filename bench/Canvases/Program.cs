using System.Diagnostics;
using System.Globalization;
using Cadre.Canvases.Bench;
using Cadre.Postgres;
using Cadre.Tests.Support;

// 100 and 500 clients on one document: Cadre with its database, then y-websocket (in memory), under the same load. dotnet run -c Release --project bench/Canvases
Console.WriteLine("| Clients, 2 changes/s each | Server | Delivered | p50 ms | p99 ms | CPU, share of a core |");
Console.WriteLine("|---|---|---|---|---|---|");
foreach (var clients in args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : [50, 100, 500])
{
    await MeasureCadreAsync(clients);
    await MeasureReferenceAsync(clients);
}

static async Task MeasureCadreAsync(int clients)
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
    await ReportAsync("Cadre", server, new Load(new Uri($"{address}/canvases/{canvas}/sync"), clients), clients);
}

static async Task MeasureReferenceAsync(int clients)
{
    var folder = Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "y-websocket");
    if (!Directory.Exists(Path.Combine(folder, "node_modules")))
    {
        await Start("npm", ["ci", "--silent"], folder).WaitForExitAsync();
    }

    using var server = Start("node", ["server.mjs"], folder);
    var port = await server.StandardOutput.ReadLineAsync();
    await ReportAsync("y-websocket", server, new Load(new Uri($"ws://127.0.0.1:{port}/bench"), clients), clients);
}

static async Task ReportAsync(string name, Process server, Load load, int clients)
{
    var measured = TimeSpan.FromSeconds(10);
    var cpu = server.TotalProcessorTime;
    var clock = Stopwatch.GetTimestamp();
    var (delivered, delays) = await load.RunAsync(TimeSpan.FromSeconds(3), measured);
    server.Refresh();
    var share = (server.TotalProcessorTime - cpu) / Stopwatch.GetElapsedTime(clock);
    server.Kill();
    double At(double quantile) => delays.Length == 0 ? double.NaN : delays[(int)(quantile * (delays.Length - 1))];
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {clients} | {name} | {delivered:P1} | {At(0.5):0} | {At(0.99):0} | {share:P0} |"));
}

static Process Start(string program, string[] arguments, string folder) =>
    Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true }) ?? throw new InvalidOperationException($"{program} did not start");
