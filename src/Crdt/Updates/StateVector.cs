namespace Cadre.Crdt;

/// <summary>How many operations of each client a replica has.</summary>
public sealed class StateVector
{
    private readonly Dictionary<ulong, int> _clocks = [];

    /// <summary>The clients, in no particular order.</summary>
    public IEnumerable<KeyValuePair<ulong, int>> Clients => _clocks;

    /// <summary>Number of clients.</summary>
    public int Count => _clocks.Count;

    /// <summary>The next clock of the client; 0 when nothing of it is known.</summary>
    public int this[ulong client]
    {
        get => _clocks.GetValueOrDefault(client);
        set => _clocks[client] = value;
    }

    /// <summary>True when everything the other has is here too.</summary>
    public bool Covers(StateVector other) => other._clocks.All(pair => this[pair.Key] >= pair.Value);

    /// <summary>The wire format.</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter(8 + (_clocks.Count * 8));
        Write(writer);
        return writer.ToArray();
    }

    /// <summary>Reads the wire format; null when malformed.</summary>
    public static StateVector? Decode(ReadOnlySpan<byte> encoded)
    {
        var reader = new ByteReader(encoded);
        var vector = Read(ref reader);
        return reader.Failed ? null : vector;
    }

    internal static StateVector Read(ref ByteReader reader)
    {
        var vector = new StateVector();
        var count = reader.ReadLength();
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            var client = reader.ReadVarUint();
            vector._clocks[client] = reader.ReadLength();
        }

        return vector;
    }

    internal void Write(ByteWriter writer)
    {
        writer.WriteLength(_clocks.Count);
        foreach (var (client, clock) in _clocks.OrderByDescending(static pair => pair.Key))
        {
            writer.WriteVarUint(client);
            writer.WriteLength(clock);
        }
    }
}
