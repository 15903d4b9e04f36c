namespace Cadre.Crdt;

/// <summary>
/// Applies an update: 1. read it whole, 2. plan the order, 3. check the limits; only then 4. integrate,
/// 5. retry what waited, 6. delete. The first three refuse without having changed anything.
/// </summary>
internal static class UpdateApplier
{
    public static ApplyResult Apply(Doc doc, ReadOnlySpan<byte> update, object? origin)
    {
        var limits = doc.Options.Limits;
        if (update.Length > limits.UpdateBytes) return new ApplyResult(ApplyStatus.TooLarge, $"The update has {update.Length} bytes; {limits.UpdateBytes} are allowed.");
        if (UpdateDecoder.Decode(update, limits) is not { } parsed) return new ApplyResult(ApplyStatus.Malformed, "The bytes are not a consistent update in format v1.");
        var plan = new UpdatePlan(doc.Store, parsed);
        if (plan.IsTooDeep(limits.TypeDepth)) return new ApplyResult(ApplyStatus.TooLarge, $"Types are nested deeper than {limits.TypeDepth} levels.");
        var waits = plan.Missing.Count > 0 || DeletesAhead(doc.Store, plan, parsed.Deletes);
        if (waits && doc.Pending.Bytes + update.Length > limits.PendingBytes)
            return new ApplyResult(ApplyStatus.TooLarge, $"More than {limits.PendingBytes} bytes would wait for updates that have not come.");

        doc.Run(origin, local: false, transaction =>
        {
            Integrate(transaction, plan);
            doc.Pending.Add(plan);
            RetryPending(transaction);
            ApplyDeletes(transaction, parsed.Deletes);
            doc.Pending.Measure();
        });
        return new ApplyResult(waits && !doc.Pending.IsEmpty ? ApplyStatus.Waiting : ApplyStatus.Applied);
    }

    private static void Integrate(Transaction transaction, UpdatePlan plan)
    {
        var store = transaction.Doc.Store;
        foreach (var ready in plan.Ready)
        {
            var offset = store.State(ready.Client) - ready.Clock;
            if (ready is Item item)
            {
                if (offset > 0) item.DropPrefix(offset);
                if (ItemIntegration.Resolve(transaction, item)) ItemIntegration.Integrate(transaction, item);
                else transaction.Store(new GcStruct(item.Client, item.Clock, item.Length));
            }
            else
            {
                transaction.Store(new GcStruct(ready.Client, ready.Clock + offset, ready.Length - offset));
            }
        }
    }

    private static void RetryPending(Transaction transaction)
    {
        var doc = transaction.Doc;
        if (doc.Pending.TakeIfReady(doc.Store) is not { } waiting) return;
        var plan = new UpdatePlan(doc.Store, Updates.Parse(waiting));

        // What waited and turns out to break the limits is dropped: it cannot be refused any more.
        if (plan.IsTooDeep(doc.Options.Limits.TypeDepth)) return;
        Integrate(transaction, plan);
        doc.Pending.Add(plan);
    }

    private static bool DeletesAhead(StructStore store, UpdatePlan plan, DeleteSet deletes)
    {
        if (deletes.IsEmpty) return false;
        var ends = new Dictionary<ulong, int>();
        foreach (var ready in plan.Ready) ends[ready.Client] = ready.End;
        return deletes.Clients.Any(client => client.Value.Count > 0 && client.Value[^1].End > ends.GetValueOrDefault(client.Key, store.State(client.Key)));
    }

    private static void ApplyDeletes(Transaction transaction, DeleteSet deletes)
    {
        var pending = transaction.Doc.Pending;
        var all = deletes;
        if (!pending.Deletes.IsEmpty)
        {
            all = new DeleteSet();
            all.AddAll(pending.Deletes);
            all.AddAll(deletes);
            all.Normalise();
        }

        var left = new DeleteSet();
        foreach (var (client, ranges) in all.Clients)
        {
            var list = transaction.Doc.Store.Find(client);
            foreach (var range in ranges) Delete(transaction, list, client, range, left);
        }

        pending.Deletes = left;
    }

    private static void Delete(Transaction transaction, StructList? list, ulong client, ClockRange range, DeleteSet left)
    {
        var state = list?.State ?? 0;
        if (range.End > state) left.Add(client, Math.Max(range.Clock, state), range.End - Math.Max(range.Clock, state));
        if (list is null || range.Clock >= state) return;
        var index = list.IndexOf(range.Clock);
        if (list[index] is Item { Deleted: false } first && first.Clock < range.Clock)
            list.Insert(++index, first.Split(transaction, range.Clock - first.Clock));
        for (; index < list.Count && list[index].Clock < range.End; index++)
        {
            if (list[index] is not Item { Deleted: false } item) continue;
            if (range.End < item.End) list.Insert(index + 1, item.Split(transaction, range.End - item.Clock));
            item.Delete(transaction);
        }
    }
}
