namespace Cadre.Bench.DataWorker;

/// <summary>The requests that are measured.</summary>
internal static class Cases
{
    internal static IEnumerable<(string Name, string Request)> Of(string folder, string? dataSets)
    {
        yield return ("start, import of 2 rows", """{"operation":"import","tables":[{"inline":"a,b\n1,x\n2,y\n"}],"output":"tiny"}""");
        yield return ("import 100 MB CSV", """{"operation":"import","tables":[{"path":"orders.csv"}],"output":"out"}""");
        yield return ("profile 100 MB CSV", """{"operation":"profile","tables":[{"path":"orders.csv"}]}""");
        yield return ("profile the imported Parquet", """{"operation":"profile","tables":[{"path":"out/table.parquet"}]}""");
        yield return ("analyse 100 MB CSV", """{"operation":"analyse","tables":[{"path":"orders.csv"}],"question":"Which region has the highest amount?","output":"report"}""");
        yield return ("query: group the Parquet", """{"operation":"query","tables":[{"path":"out/table.parquet"}],"sql":"select region, product, sum(amount) as total from data group by all","output":"grouped"}""");
        if (dataSets is null) yield break;
        foreach (var name in (string[])["cars.json", "movies.json", "birdstrikes.csv", "flights-200k.json", "flights-3m.parquet"])
        {
            var source = Path.Combine(dataSets, name);
            if (!File.Exists(source)) continue;
            File.Copy(source, Path.Combine(folder, name));
            yield return ($"analyse {name}", $$"""{"operation":"analyse","tables":[{"path":"{{name}}"}],"output":"report"}""");
        }
    }
}
