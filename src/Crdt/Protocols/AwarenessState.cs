namespace Cadre.Crdt;

/// <summary>The presence of one client in an awareness update.</summary>
/// <param name="Client">The client.</param>
/// <param name="Clock">Grows with each change of the client's presence.</param>
/// <param name="State">A JSON value; <see cref="Any.Null"/> when the client left.</param>
public sealed record AwarenessState(ulong Client, int Clock, Any State)
{
    /// <summary>Reads an awareness update; null when malformed or larger than allowed.</summary>
    public static IReadOnlyList<AwarenessState>? Decode(ReadOnlySpan<byte> update, int maxStates = 10_000)
    {
        var reader = new ByteReader(update);
        var count = reader.ReadLength();
        if (count > maxStates || count > reader.Remaining) return null;
        var states = new List<AwarenessState>(count);
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            var client = reader.ReadVarUint();
            var clock = reader.ReadLength();
            if (Any.ParseJson(reader.ReadString()) is not { } state) return null;
            states.Add(new AwarenessState(client, clock, state));
        }

        return reader.Failed ? null : states;
    }

    /// <summary>Writes an awareness update.</summary>
    public static byte[] Encode(IReadOnlyCollection<AwarenessState> states) => Join([.. states.Select(static state => state.Encode())]);

    /// <summary>Writes this state as it stands in updates: to be sent to many, each of whom gets a choice of states.</summary>
    public byte[] Encode()
    {
        var writer = new ByteWriter();
        writer.WriteVarUint(Client);
        writer.WriteLength(Clock);
        writer.WriteString(State.ToJson());
        return writer.ToArray();
    }

    /// <summary>An awareness update of states that are written already (see <see cref="Encode()"/>).</summary>
    public static byte[] Join(IReadOnlyList<byte[]> states)
    {
        var writer = new ByteWriter(states.Sum(static state => state.Length) + 4);
        writer.WriteLength(states.Count);
        foreach (var state in states) writer.WriteRaw(state);
        return writer.ToArray();
    }
}
