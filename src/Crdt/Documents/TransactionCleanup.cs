using System.Runtime.ExceptionServices;

namespace Cadre.Crdt;

/// <summary>
/// What happens at the end of a transaction: 1. observers, 2. deep observers, 3. the end event,
/// 4. formatting cleanup, 5. garbage collection, 6. merging of neighbours, 7. the update event.
/// An observer that throws does not stop the others; its exception is thrown on at the end.
/// </summary>
internal static class TransactionCleanup
{
    public static void Finish(Transaction transaction)
    {
        var failures = new Failures();
        transaction.Deletes.Normalise();
        CallObservers(transaction, failures);
        CallDeepObservers(transaction, failures);
        if (transaction.Doc.HasTransactionObservers) failures.Try(transaction.Doc.RaiseEnded, transaction);
        if (transaction.NeedsFormattingCleanup && transaction.Doc.Options.CleanFormatting) failures.Try(FormattingCleanup.AfterTransaction, transaction);
        Compact(transaction);
        failures.Try(transaction.Doc.RaiseUpdated, transaction);
        failures.Rethrow();
    }

    private static void CallObservers(Transaction transaction, Failures failures)
    {
        foreach (var (type, changed) in transaction.Changed)
        {
            if (type.Gone) continue;
            if (!transaction.Local)
            {
                type.Markers?.Clear();
                transaction.NeedsFormattingCleanup |= type.HasFormatting;
            }

            var observed = type.Observers is { Count: > 0 };
            var seenAbove = transaction.Doc.HasTransactionObservers;
            for (var above = type; above is not null && !seenAbove; above = above.ParentNode) seenAbove = above.DeepObservers is { Count: > 0 };
            if (!observed && !seenAbove) continue;
            var typeEvent = new TypeEvent(type, transaction, changed);
            for (var above = type; above is not null; above = above.ParentNode)
            {
                if (!transaction.ChangedParents.TryGetValue(above, out var events)) transaction.ChangedParents.Add(above, events = []);
                events.Add(typeEvent);
            }

            foreach (var observer in type.Observers?.ToArray() ?? []) failures.Try(observer, typeEvent);
        }
    }

    private static void CallDeepObservers(Transaction transaction, Failures failures)
    {
        foreach (var (type, all) in transaction.ChangedParents)
        {
            if (type.Gone || type.DeepObservers is not { Count: > 0 } observers) continue;
            var events = all.Where(static e => !e.Target.IsDeleted).Select(e => e.SeenFrom(type)).OrderBy(static e => e.Path.Count).ToList();
            if (events.Count == 0) continue;
            foreach (var observer in observers.ToArray()) failures.Try(observer, events);
        }
    }

    private static void Compact(Transaction transaction)
    {
        var doc = transaction.Doc;
        if (doc.Options.CollectGarbage) Collect(transaction, doc);
        MergeDeleted(transaction.Deletes, doc.Store);
        foreach (var (client, before) in transaction.ClientsBefore)
        {
            var list = doc.Store.ListOf(client);
            var first = Math.Max(before == 0 ? 0 : list.IndexOf(before), 1);
            for (var i = list.Count - 1; i >= first;) i -= 1 + list.MergeWithLefts(i);
        }

        for (var i = transaction.MergeCandidates.Count - 1; i >= 0; i--) MergeAround(doc.Store, transaction.MergeCandidates[i]);
        if (!transaction.Local && transaction.ClientsBefore.Any(before => before.Key == doc.ClientId)) doc.RenewClientId();
    }

    private static void MergeAround(StructStore store, Item candidate)
    {
        var list = store.ListOf(candidate.Client);
        var position = list.IndexOf(candidate.Clock);
        if (position + 1 < list.Count && list.MergeWithLefts(position + 1) > 1) return;
        if (position > 0) list.MergeWithLefts(position);
    }

    private static void Collect(Transaction transaction, Doc doc)
    {
        var mayCollect = doc.Options.MayCollect;
        foreach (var (client, ranges) in transaction.Deletes.Clients)
        {
            if (doc.Store.Find(client) is not { } list) continue;
            for (var r = ranges.Count - 1; r >= 0; r--)
            {
                for (var i = list.IndexOf(ranges[r].Clock); i < list.Count && list[i].Clock < ranges[r].End; i++)
                {
                    if (list[i] is Item { Deleted: true, Kept: false } item && (mayCollect is null || mayCollect(item.Id))) item.Collect(doc.Store, parentGone: false);
                }
            }
        }
    }

    private static void MergeDeleted(DeleteSet deletes, StructStore store)
    {
        foreach (var (client, ranges) in deletes.Clients)
        {
            if (store.Find(client) is not { } list) continue;
            for (var r = ranges.Count - 1; r >= 0; r--)
            {
                var i = Math.Min(list.Count - 1, 1 + list.IndexOf(ranges[r].End - 1));
                while (i > 0 && list[i].Clock >= ranges[r].Clock) i -= 1 + list.MergeWithLefts(i);
            }
        }
    }

    /// <summary>Keeps the first exception of observers until the document is consistent again.</summary>
    private sealed class Failures
    {
        private ExceptionDispatchInfo? _first;

        public void Try<T>(Action<T> action, T argument)
        {
            try
            {
                action(argument);
            }
            catch (Exception exception)
            {
                _first ??= ExceptionDispatchInfo.Capture(exception);
            }
        }

        public void Rethrow() => _first?.Throw();
    }
}
