namespace Cadre.Crdt;

/// <summary>One inspection of an update: finds the path of each struct through the update and the document.</summary>
internal sealed class UpdateInspection(ParsedUpdate update, StructStore? store)
{
    private const int MaxSteps = 100_000;
    private const int MaxDepth = 200;
    private static readonly Place Nowhere = new(null, []);
    private readonly List<Touch> _touches = [];
    private readonly Dictionary<Item, Place> _places = [];
    private int _depth;

    public List<Touch> Run()
    {
        foreach (var client in update.Clients)
        {
            foreach (var found in client.Structs)
            {
                if (found is Item { Content: not DeletedContent } item) Add(TouchKind.Insert, item.Client, item.Clock, item.Length, PlaceOf(item), item.Content is AnyContent ? item.Content.ValueAt(item.Length - 1) : Any.Undefined);
                else if (found is not SkipStruct) Add(TouchKind.Collected, found.Client, found.Clock, found.Length, found is Item gone ? PlaceOf(gone) : Nowhere);
            }
        }

        foreach (var (client, range) in update.Deletes.Ranges) AddDeleted(client, range);
        return _touches;
    }

    private void AddDeleted(ulong client, ClockRange range)
    {
        var clock = range.Clock;
        while (clock < range.End)
        {
            var found = Find(new Id(client, clock));
            var end = found is null ? range.End : Math.Min(range.End, found.End);
            var known = found is not null && found.Deleted && found.Clock < (store?.State(client) ?? 0);
            if (!known) Add(TouchKind.Delete, client, clock, end - clock, found is Item item ? PlaceOf(item) : Nowhere);
            clock = end;
        }
    }

    private void Add(TouchKind kind, ulong client, int clock, int length, Place place, Any value = default)
    {
        if (_touches.Count > 0 && _touches[^1] is var last && last.Kind == kind && last.Client == client && last.Clocks.End == clock && last.Root == place.Root && last.Within == place.Within && last.Keys.SequenceEqual(place.Keys))
            _touches[^1] = last with { Clocks = last.Clocks with { Length = last.Clocks.Length + length }, Value = value };
        else
            _touches.Add(new Touch(kind, client, new ClockRange(clock, length), place.Root, place.Keys) { Within = place.Within, Value = value });
    }

    // Items name their parent or a neighbour that shares it; follow neighbours until one names or knows it.
    private Place PlaceOf(Item item)
    {
        var chain = new List<Item>();
        var place = Nowhere;
        Item? current = item;
        for (var steps = 0; current is not null && steps < MaxSteps; steps++)
        {
            if (_places.TryGetValue(current, out place)) break;
            place = Nowhere;
            if (current.Parent is { } parent)
            {
                place = ParentPlace(parent).Then(current.ParentSub);
                break;
            }

            chain.Add(current);
            current = (current.Origin ?? current.RightOrigin) is { } neighbour ? Find(neighbour) as Item : null;
        }

        _places[item] = place;
        foreach (var visited in chain) _places[visited] = place;
        return place;
    }

    private Place ParentPlace(ParentRef parent) => parent switch
    {
        RootRef root => new Place(root.Name, []),
        ItemRef reference => Find(reference.Id) is Item { Content: TypeContent } carrier ? Within(carrier) : Nowhere,
        TypeNode { Item: { } carrier } => Within(carrier),
        TypeNode node => new Place(node.RootName, []),
        _ => Nowhere,
    };

    // A hostile update may nest without end or in a circle; nothing that deep can be applied.
    private Place Within(Item carrier)
    {
        if (_depth >= MaxDepth) return Nowhere;
        _depth++;
        var place = PlaceOf(carrier);
        _depth--;
        return place with { Within = carrier.Id };
    }

    private Struct? Find(Id id)
    {
        if (store is not null && id.Clock < store.State(id.Client)) return store.Get(id);
        var client = update.Clients.Find(candidate => candidate.Client == id.Client);
        return client?.IndexOf(id.Clock) is >= 0 and var index ? client.Structs[index] : null;
    }

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Place(string? Root, string?[] Keys, Id? Within = null)
    {
        public Place Then(string? key) => Root is null ? this : Keys.Length >= MaxDepth ? Nowhere : this with { Keys = [.. Keys, key] };
    }
}
