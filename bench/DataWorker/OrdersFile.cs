using System.Globalization;

namespace Cadre.Bench.DataWorker;

/// <summary>A made-up table of orders: identifiers, dates, categories, measures with gaps, flags and texts. Always the same.</summary>
internal static class OrdersFile
{
    private static readonly string[] Regions = ["North", "South", "East", "West", "Central"];
    private static readonly string[] Products = ["Tea", "Coffee", "Cocoa", "Juice", "Water", "Milk", "Soda"];

    internal static long Write(string path, long bytes)
    {
        var random = new Random(5);
        using var writer = new StreamWriter(path);
        writer.Write("order_id,date,region,product,customer,units,price,amount,discount,rating,returned,note\n");
        long rows = 0;
        for (long written = 0; written < bytes; rows++)
        {
            var units = random.Next(1, 41);
            var price = Math.Round(Math.Exp(2 + (0.4 * Gauss(random))), 2);
            var date = new DateOnly(2019, 1, 1).AddDays(random.Next(1800));
            var rating = random.NextDouble() < 0.05 ? "" : random.Next(1, 6).ToString(CultureInfo.InvariantCulture);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{rows + 1},{date:yyyy-MM-dd},{Regions[random.Next(5)]},{Products[random.Next(7)]},C{random.Next(90000):00000},{units},{price},{Math.Round(units * price, 2)},{random.NextDouble():0.000},{rating},{(random.NextDouble() < 0.03 ? "true" : "false")},note {random.Next(1000000)} for order\n");
            writer.Write(line);
            written += line.Length;
        }
        return rows;
    }

    /// <summary>Box–Muller.</summary>
    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
