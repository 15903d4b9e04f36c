namespace Cadre.Crdt.Tests.Fuzz;

/// <summary>The same JSON text as content.mjs prints.</summary>
internal static class DocContent
{
    public static string Of(Doc doc) => Sorted(
    [
        KeyValuePair.Create("a", Plain(doc.GetArray("a"))),
        KeyValuePair.Create("m", Plain(doc.GetMap("m"))),
        KeyValuePair.Create("t", Plain(doc.GetText("t"))),
        KeyValuePair.Create("x", Plain(doc.GetXmlFragment("x"))),
    ]).ToJson();

    public static Any Plain(Any value) => value.Kind switch
    {
        AnyKind.Shared => Plain(value.Shared!),
        AnyKind.Bytes => Sorted([KeyValuePair.Create("bytes", Any.FromList(value.Bytes!.Select(b => (Any)(int)b)))]),
        AnyKind.List => Any.FromList(value.List!.Select(Plain)),
        AnyKind.Map => Sorted(value.Map!.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
        AnyKind.Undefined => Any.Null,
        _ => value,
    };

    private static Any Plain(SharedType type) => type switch
    {
        XmlElement element => Sorted(
        [
            KeyValuePair.Create("at", Plain(Any.FromMap(element.Attributes))),
            KeyValuePair.Create("ch", Any.FromList(element.Children.Select(Plain))),
            KeyValuePair.Create("n", (Any)element.Name),
        ]),
        XmlFragment fragment => Any.FromList(fragment.Children.Select(Plain)),
        SharedText text => Any.FromList(text.ToDelta().Select(Step)),
        SharedArray array => Any.FromList(array.Select(Plain)),
        SharedMap map => Sorted(map.Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value)))),
        _ => type.ToAny(),
    };

    private static Any Step(DeltaOp op)
    {
        var insert = KeyValuePair.Create("insert", op.Text is { } text ? text : Plain(op.Values![0]));
        return op.Attributes is { } attributes ? Sorted([KeyValuePair.Create("attributes", Plain(Any.FromMap(attributes))), insert]) : Sorted([insert]);
    }

    private static Any Sorted(IEnumerable<KeyValuePair<string, Any>> entries) => Any.FromMap(entries.OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
