using System.Diagnostics;

namespace Cadre.Crdt.Bench;

/// <summary>What is measured; each returns milliseconds. The names are those of crdt-benchmarks.</summary>
internal static class Benchmarks
{
    private const int N = 6000;

    private static Lazy<EditingTrace> Trace { get; } = new(EditingTrace.Load);

    public static IReadOnlyDictionary<string, Func<double>> All { get; } = new Dictionary<string, Func<double>>
    {
        ["B1.1 append 6,000 characters"] = () => Pair((doc, i) => doc.GetText("text").Insert(i, "a")),
        ["B1.3 prepend 6,000 characters"] = () => Pair((doc, i) => doc.GetText("text").Insert(0, "a")),
        ["B1.4 insert 6,000 characters at random"] = () => Random(),
        ["B1.8 append 6,000 numbers to an array"] = () => Pair((doc, i) => doc.GetArray("array").Insert(i, (Any)i)),
        ["B2.2 two clients insert 6,000 characters each at random, then sync"] = B22,
        ["B3.1 1,540 clients set a map key"] = () => Many((doc, i) => doc.GetMap("map")["v"] = i),
        ["B3.3 1,540 clients set a string in a map"] = () => Many((doc, i) => doc.GetMap("map")["v"] = new string('x', 100) + i),
        ["B3.4 1,540 clients insert into an array"] = () => Many((doc, i) => doc.GetArray("array").Insert(0, (Any)i)),
        ["B4 replay the trace"] = () => Trace.Value.Edits.Count > 0 ? Time(() => B4()) : 0,
        ["B4 parse the final document, cold"] = () => ParseB4(1),
        ["B4 parse the final document, warm"] = () => ParseB4(30),
        ["Canvas of 10,000 blocks and 12,000 edges, load, cold"] = () => LoadCanvas(1),
        ["Canvas of 10,000 blocks and 12,000 edges, load, warm"] = () => LoadCanvas(10),
        ["Canvas of 10,000 blocks and 12,000 edges, MB held"] = CanvasMemory,
        ["Guard: decode and locate one update, µs"] = Guard,
    };

    private static double Pair(Action<Doc, int> edit)
    {
        var (left, right) = (new Doc(), new Doc());
        left.Updated += update => right.ApplyUpdate(update.Update.Span);
        return Time(() =>
        {
            for (var i = 0; i < N; i++) edit(left, i);
        });
    }

    private static double Random()
    {
        var random = new Random(1);
        return Pair((doc, i) => doc.GetText("text").Insert(random.Next(i + 1), "a"));
    }

    private static double B22()
    {
        var random = new Random(2);
        var docs = new[] { new Doc(), new Doc() };
        docs[0].GetText("text").Insert(0, new string('-', 100));
        docs[1].ApplyUpdate(docs[0].EncodeStateAsUpdate());
        var updates = new[] { new List<ReadOnlyMemory<byte>>(), new List<ReadOnlyMemory<byte>>() };
        for (var d = 0; d < 2; d++)
        {
            var log = updates[d];
            docs[d].Updated += update => log.Add(update.Update);
        }

        return Time(() =>
        {
            for (var i = 0; i < N; i++)
            {
                foreach (var doc in docs) doc.GetText("text").Insert(random.Next(100 + i), "a");
            }

            foreach (var update in updates[0].ToArray()) docs[1].ApplyUpdate(update.Span);
            foreach (var update in updates[1].Take(N)) docs[0].ApplyUpdate(update.Span);
        });
    }

    private static double Many(Action<Doc, int> edit)
    {
        var updates = new List<byte[]>();
        for (var i = 0; i < 1540; i++)
        {
            var doc = new Doc();
            doc.Updated += update => updates.Add(update.Update.ToArray());
            edit(doc, i);
        }

        var target = new Doc();
        return Time(() => updates.ForEach(update => target.ApplyUpdate(update)));
    }

    private static Doc B4()
    {
        var doc = new Doc();
        var bytes = 0;
        doc.Updated += update => bytes += update.Update.Length;
        var text = doc.GetText("text");
        foreach (var edit in Trace.Value.Edits)
        {
            if (edit.Deleted > 0) text.Delete(edit.Position, edit.Deleted);
            if (edit.Inserted.Length > 0) text.Insert(edit.Position, edit.Inserted);
        }

        return doc;
    }

    private static double ParseB4(int times)
    {
        var bytes = B4().EncodeStateAsUpdate();
        return Best(times, () => new Doc().ApplyUpdate(bytes));
    }

    private static double LoadCanvas(int times)
    {
        var bytes = Canvas();
        return Best(times, () => new Doc().ApplyUpdate(bytes));
    }

    private static double CanvasMemory()
    {
        var bytes = Canvas();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var doc = new Doc();
        doc.ApplyUpdate(bytes);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(doc);
        return held / 1e6;
    }

    private static byte[] Canvas()
    {
        var doc = new Doc();
        doc.Transact(_ =>
        {
            var (geo, blocks, edges) = (doc.GetMap("geo"), doc.GetMap("blocks"), doc.GetMap("edges"));
            for (var i = 0; i < 10_000; i++)
            {
                geo[$"b{i}"] = new Any[] { i % 100 * 300, i / 100 * 200, 240, 120, 0 };
                blocks[$"b{i}"] = new SharedMap
                {
                    { "type", "content" },
                    { "at", new Any[] { Any.Null, $"a{i}" } },
                    { "p", Any.FromMap([KeyValuePair.Create("title", (Any)$"Block {i}"), KeyValuePair.Create("v", (Any)1)]) },
                    { "createdBy", "u1" },
                };
            }

            for (var i = 0; i < 12_000; i++)
            {
                edges[$"e{i}"] = new SharedMap
                {
                    { "from", new Any[] { $"b{i % 10_000}", "markdown" } },
                    { "to", new Any[] { $"b{(i * 7) % 10_000}", "context" } },
                    { "kind", "data" },
                };
            }
        });
        return doc.EncodeStateAsUpdate();
    }

    private static double Guard()
    {
        var doc = new Doc();
        doc.ApplyUpdate(Canvas());
        var updates = new List<byte[]>();
        doc.Updated += update => updates.Add(update.Update.ToArray());
        for (var i = 0; i < 1000; i++) doc.GetMap("geo")[$"b{i}"] = new Any[] { i, 2, 3, 4, 0 };
        return Best(20, () => updates.ForEach(update => UpdateInspector.Inspect(update, doc))) * 1000 / updates.Count;
    }

    private static double Best(int times, Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < times; i++) best = Math.Min(best, Time(work));
        return best;
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
