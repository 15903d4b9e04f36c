namespace Cadre.Crdt.Tests.Fuzz;

/// <summary>The same kinds of edits as edits.mjs makes.</summary>
internal sealed class RandomEdits(Random random)
{
    private static readonly string[] Words = ["a", "bc", "déf", "漢字", "x y", "\n", "hello", "0123456789"];
    private static readonly string[] Keys = ["k0", "k1", "k2", "k3"];

    public void Make(Doc doc, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (Chance(0.3))
            {
                doc.Transact(_ =>
                {
                    Edit(doc);
                    Edit(doc);
                });
            }
            else
            {
                Edit(doc);
            }
        }
    }

    private void Edit(Doc doc)
    {
        var types = new List<SharedType>();
        foreach (var root in new SharedType[] { doc.GetArray("a"), doc.GetMap("m"), doc.GetText("t"), doc.GetXmlFragment("x") }) Walk(root, types);
        switch (Pick(types))
        {
            case SharedMap map when Chance(0.2): map.Remove(Pick(Keys)); break;
            case SharedMap map: map[Pick(Keys)] = Chance(0.3) ? Nested() : Value(); break;
            case SharedText text: Edit(text); break;
            case XmlElement element when Chance(0.3): element.SetAttribute(Pick(Keys), Pick(Words)); break;
            case XmlFragment fragment when fragment.Count > 0 && Chance(0.3): Cut(fragment.Count, fragment.Delete); break;
            case XmlFragment fragment: fragment.Insert(random.Next(fragment.Count + 1), Chance(0.5) ? new XmlElement(Pick(["p", "li"])) : new XmlText(Pick(Words))); break;
            case SharedArray array when array.Count > 0 && Chance(0.3): Cut(array.Count, array.Delete); break;
            case SharedArray array when Chance(0.3): array.Insert(random.Next(array.Count + 1), Nested()); break;
            case SharedArray array: array.Insert(random.Next(array.Count + 1), Value(), Value()); break;
        }
    }

    private void Edit(SharedText text)
    {
        var kind = random.NextDouble();
        if (kind < 0.5 || text.Length == 0) text.Insert(random.Next(text.Length + 1), Pick(Words), Chance(0.3) ? Attributes() : null);
        else if (kind < 0.6) text.InsertEmbed(random.Next(text.Length + 1), Any.FromMap([KeyValuePair.Create("img", (Any)random.Next(9))]), Chance(0.3) ? new Dictionary<string, Any> { ["b"] = true } : null);
        else if (kind < 0.8) Cut(text.Length, (at, count) => text.Format(at, count, Attributes()));
        else Cut(text.Length, text.Delete);
    }

    private void Cut(int length, Action<int, int> cut)
    {
        var at = random.Next(length);
        cut(at, 1 + random.Next(Math.Min(4, length - at)));
    }

    private Dictionary<string, Any> Attributes() => random.Next(6) switch
    {
        0 => new() { ["b"] = true },
        1 => new() { ["b"] = Any.Null },
        2 => new() { ["c"] = "red" },
        3 => new() { ["c"] = "blue", ["b"] = true },
        4 => new() { ["i"] = Any.FromMap([KeyValuePair.Create("deep", (Any)1)]) },
        _ => new() { ["i"] = Any.Null },
    };

    private Any Value() => random.Next(7) switch
    {
        0 => random.Next(1000),
        1 => Pick(Words),
        2 => true,
        3 => Any.Null,
        4 => random.NextDouble() * 1e6,
        5 => Any.FromMap([KeyValuePair.Create("q", (Any)random.Next(9)), KeyValuePair.Create("l", (Any)new Any[] { 1, "z" })]),
        _ => new byte[] { 1, (byte)random.Next(256) },
    };

    private SharedType Nested() => random.Next(4) switch
    {
        0 => new SharedMap(),
        1 => new SharedArray(),
        2 => new SharedText(Pick(Words)),
        _ => new XmlElement("p"),
    };

    private static void Walk(SharedType type, List<SharedType> types)
    {
        types.Add(type);
        if (types.Count > 60) return;
        var children = type switch
        {
            SharedMap map => map.Select(pair => pair.Value.Shared),
            SharedArray array => array.Select(value => value.Shared),
            XmlFragment fragment => fragment.Children,
            _ => [],
        };
        foreach (var child in children.OfType<SharedType>().ToList()) Walk(child, types);
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private bool Chance(double probability) => random.NextDouble() < probability;
}
