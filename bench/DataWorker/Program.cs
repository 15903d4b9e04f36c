using System.Globalization;
using Cadre.Bench.DataWorker;

// Usage: dotnet run -c Release --project bench/DataWorker -- <Cadre.Workers.Data.dll> <libduckdb.so> [folder with public data sets]
if (args.Length < 2)
{
    Console.Error.WriteLine("Give the path of Cadre.Workers.Data.dll and of libduckdb.so, and optionally a folder with public data sets.");
    return 2;
}

var folder = Directory.CreateTempSubdirectory("cadre-bench-data-").FullName;
try
{
    var rows = OrdersFile.Write(Path.Combine(folder, "orders.csv"), 100_000_000);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"orders.csv: 100 MB, {rows} rows, 12 columns; {Environment.ProcessorCount} cores"));
    Console.WriteLine("| Request | Wall s (median of 3, best) | CPU s | Peak memory MB | Exit |");
    Console.WriteLine("|---|--:|--:|--:|--:|");
    foreach (var (name, request) in Cases.Of(folder, args.Length > 2 ? args[2] : null))
        Console.WriteLine(WorkerRun.Measure(args[0], args[1], folder, name, request));
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
