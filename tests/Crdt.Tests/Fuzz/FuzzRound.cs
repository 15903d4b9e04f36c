using System.Text.Json.Nodes;

namespace Cadre.Crdt.Tests.Fuzz;

/// <summary>Two yjs documents and three of ours edit at once, over a network that reorders, repeats and loses; then all must be equal.</summary>
internal sealed class FuzzRound(YjsPeer yjs, int seed)
{
    private const int Theirs = 2;
    private const int Ours = 3;
    private readonly Random _random = new(seed);
    private readonly List<Doc> _docs = [];
    private readonly List<byte[]>[] _inboxes = [.. Enumerable.Range(0, Theirs + Ours).Select(_ => new List<byte[]>())];
    private readonly List<byte[]> _all = [];

    public void Run()
    {
        Create();
        for (var step = 0; step < 12; step++)
        {
            EditSomewhere();
            Deliver();
        }

        Synchronise();
        Compare();
    }

    private void Create()
    {
        yjs.Ask("reset");
        for (var i = 0; i < Theirs; i++) yjs.Ask("create", new JsonObject { ["doc"] = i, ["gc"] = _random.Next(2) == 0, ["client"] = _random.Next(1, 1 << 30) });
        for (var i = 0; i < Ours; i++)
        {
            var doc = new Doc(new DocOptions { ClientId = (ulong)_random.Next(1, 1 << 30), CollectGarbage = _random.Next(2) == 0 });
            var self = Theirs + i;
            doc.Updated += update => Send(self, update.Update.ToArray());
            _docs.Add(doc);
        }
    }

    private void EditSomewhere()
    {
        var who = _random.Next(Theirs + Ours);
        var count = 1 + _random.Next(5);
        if (who >= Theirs)
        {
            new RandomEdits(_random).Make(_docs[who - Theirs], count);
            return;
        }

        foreach (var update in Strings(yjs.Ask("edit", new JsonObject { ["doc"] = who, ["seed"] = _random.Next(), ["count"] = count }))) Send(who, Convert.FromBase64String(update));
    }

    private void Send(int from, byte[] update)
    {
        _all.Add(update);
        for (var to = 0; to < _inboxes.Length; to++)
        {
            if (to == from || _random.Next(20) == 0) continue;
            _inboxes[to].Add(update);
            if (_random.Next(20) == 0) _inboxes[to].Add(update);
        }
    }

    private void Deliver()
    {
        for (var to = 0; to < _inboxes.Length; to++)
        {
            var inbox = _inboxes[to];
            var batch = new List<byte[]>();
            for (var count = _random.Next(inbox.Count + 1); count > 0; count--)
            {
                var at = _random.Next(Math.Min(4, inbox.Count));
                batch.Add(inbox[at]);
                inbox.RemoveAt(at);
            }

            if (batch.Count > 2 && _random.Next(4) == 0) batch = [Crdt.Updates.Merge(batch)];
            Apply(to, batch);
        }
    }

    private void Apply(int to, List<byte[]> updates)
    {
        if (updates.Count == 0) return;
        if (to < Theirs)
        {
            foreach (var update in Strings(yjs.Ask("apply", new JsonObject { ["doc"] = to, ["updates"] = new JsonArray([.. updates.Select(u => (JsonNode)Convert.ToBase64String(u))]) }))) _all.Add(Convert.FromBase64String(update));
            return;
        }

        foreach (var update in updates) _docs[to - Theirs].ApplyUpdate(update, "network").Accepted.ShouldBeTrue($"seed {seed}");
    }

    private void Synchronise()
    {
        for (var pass = 0; pass < 4; pass++)
        {
            for (var to = 0; to < _inboxes.Length; to++)
            {
                _inboxes[to].Clear();
                var known = Vector(to);
                Apply(to, [.. Enumerable.Range(0, _inboxes.Length).Where(from => from != to).Select(from => Diff(from, known))]);
            }
        }
    }

    private byte[] Vector(int of) => of < Theirs
        ? Convert.FromBase64String(yjs.Ask("vector", new JsonObject { ["doc"] = of })!.GetValue<string>())
        : _docs[of - Theirs].EncodeStateVector();

    private byte[] Diff(int of, byte[]? vector) => of < Theirs
        ? Convert.FromBase64String(yjs.Ask("diff", new JsonObject { ["doc"] = of, ["vector"] = vector is null ? null : Convert.ToBase64String(vector) })!.GetValue<string>())
        : _docs[of - Theirs].EncodeStateAsUpdate(vector is null ? null : StateVector.Decode(vector));

    private void Compare()
    {
        var expected = yjs.Ask("content", new JsonObject { ["doc"] = 0 })!.GetValue<string>();
        yjs.Ask("content", new JsonObject { ["doc"] = 1 })!.GetValue<string>().ShouldBe(expected, $"seed {seed}: the yjs documents differ");
        foreach (var doc in _docs)
        {
            DocContent.Of(doc).ShouldBe(expected, $"seed {seed}");
            StoreInvariants.Check(doc);
        }

        for (var of = 0; of < _inboxes.Length; of++)
        {
            var bytes = Diff(of, null);
            DocContent.Of(Load(bytes)).ShouldBe(expected, $"seed {seed}: we load what {of} saved");
            yjs.Ask("load", new JsonObject { ["update"] = Convert.ToBase64String(bytes) })!.GetValue<string>().ShouldBe(expected, $"seed {seed}: yjs loads what {of} saved");
        }

        InParts(_docs[_random.Next(Ours)]);

        // Cleaning redundant formatting depends on what is there in between (in yjs too), so it is off where paths differ.
        DocContent.Of(LoadAll([Crdt.Updates.Merge(_all)], clean: false)).ShouldBe(DocContent.Of(LoadAll(_all, clean: false)), $"seed {seed}: merged updates");
    }

    /// <summary>The state in parts is the same state, and no part waits for a later one; also for somebody who has some of it. Formatting is left as it is, as where paths differ.</summary>
    private void InParts(Doc whole)
    {
        var size = _random.Next(1, 9);
        var expected = DocContent.Of(LoadAll([whole.EncodeStateAsUpdate()], clean: false));
        foreach (var some in new[] { 0, _all.Count / 2 })
        {
            var doc = LoadAll(_all.Take(some), clean: false);
            var waiting = doc.PendingBytes;
            foreach (var part in StateParts.Write(whole.Store, doc.StateVector(), size))
            {
                doc.ApplyUpdate(part).Accepted.ShouldBeTrue();
                doc.PendingBytes.ShouldBeLessThanOrEqualTo(waiting, $"seed {seed}: a part waits");
            }

            DocContent.Of(doc).ShouldBe(expected, $"seed {seed}: in parts of {size} after {some} updates");
        }
    }

    private static Doc Load(byte[] bytes) => LoadAll([bytes]);

    private static Doc LoadAll(IEnumerable<byte[]> updates, bool clean = true)
    {
        var doc = new Doc(new DocOptions { CleanFormatting = clean });
        foreach (var update in updates) doc.ApplyUpdate(update).Accepted.ShouldBeTrue();
        return doc;
    }

    private static IEnumerable<string> Strings(JsonNode? array) => array!.AsArray().Select(node => node!.GetValue<string>());
}
