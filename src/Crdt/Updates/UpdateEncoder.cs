namespace Cadre.Crdt;

/// <summary>Writes update format v1.</summary>
internal static class UpdateEncoder
{
    /// <summary>Everything that a replica with the state lacks, and all deletions.</summary>
    public static void WriteState(ByteWriter writer, StructStore store, StateVector? known)
    {
        var clients = store.Clients
            .Select(pair => (Client: pair.Key, From: known?[pair.Key] ?? 0, List: pair.Value))
            .Where(static client => client.List.State > client.From)
            .OrderByDescending(static client => client.Client)
            .ToList();
        writer.WriteLength(clients.Count);
        foreach (var (client, from, list) in clients) WriteStructs(writer, client, list, from);
        store.DeleteSet().Write(writer);
    }

    /// <summary>What a transaction inserted and deleted.</summary>
    public static void WriteTransaction(ByteWriter writer, Transaction transaction)
    {
        var clients = transaction.ClientsBefore;
        writer.WriteLength(clients.Length);
        foreach (var (client, before) in clients) WriteStructs(writer, client, transaction.Doc.Store.ListOf(client), before);
        transaction.Deletes.Normalise();
        transaction.Deletes.Write(writer);
    }

    /// <summary>Structs that are not integrated, with gaps filled by skips.</summary>
    public static void Write(ByteWriter writer, IEnumerable<(ulong Client, List<Struct> Structs)> clients, DeleteSet deletes)
    {
        var filled = clients.Where(static client => client.Structs.Count > 0).OrderByDescending(static client => client.Client).ToList();
        writer.WriteLength(filled.Count);
        foreach (var (client, structs) in filled)
        {
            writer.WriteLength(structs.Count);
            writer.WriteVarUint(client);
            writer.WriteLength(structs[0].Clock);
            foreach (var item in structs) item.Write(writer, 0);
        }

        deletes.Write(writer);
    }

    private static void WriteStructs(ByteWriter writer, ulong client, StructList list, int from)
    {
        var first = list.IndexOf(from);
        writer.WriteLength(list.Count - first);
        writer.WriteVarUint(client);
        writer.WriteLength(from);
        list[first].Write(writer, from - list[first].Clock);
        for (var i = first + 1; i < list.Count; i++) list[i].Write(writer, 0);
    }
}
