using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace Cadre.Triggers.Domain;

/// <summary>Which slots of a schedule are to run now.</summary>
/// <param name="OnTime">Slots that are due now.</param>
/// <param name="Late">Slots that were missed and run all the same, oldest first.</param>
/// <param name="LeftOut">The first missed slot that does not run; null for none.</param>
/// <param name="Next">The next slot; null after the last one.</param>
internal sealed record SlotPlan(IReadOnlyList<Instant> OnTime, IReadOnlyList<Instant> Late, Instant? LeftOut, Instant? Next)
{
    /// <summary>A slot that is later than this was missed.</summary>
    public static readonly Duration Grace = Duration.FromMinutes(2);

    private const int MostLate = 100;
    private const int MostLooked = 50_000;

    /// <param name="schedule">Its policies.</param>
    /// <param name="id">Gives its slots their delays.</param>
    /// <param name="slots">When it is due.</param>
    /// <param name="first">The slot that it waited for.</param>
    /// <param name="now">By the clock that all nodes share.</param>
    public static SlotPlan Of(Schedule schedule, Guid id, SlotSequence slots, Instant first, Instant now)
    {
        var fresh = Max(first, now - Grace - Duration.FromSeconds(schedule.JitterSeconds));
        var due = slots.Between(fresh, now, MostLooked).TakeWhile(s => DueAt(schedule, id, s) <= now).ToList();
        var next = slots.Next(due.Count > 0 ? due[^1] : fresh - Duration.Epsilon);
        var late = due.TakeWhile(s => now - DueAt(schedule, id, s) > Grace).ToList();
        var onTime = due.Skip(late.Count).ToList();
        if (first == fresh && late.Count == 0)
        {
            return new(onTime, [], null, next);
        }

        List<Instant> caughtUp = schedule.Missed switch
        {
            MissedPolicy.All => [.. Earlier(schedule, slots, first, fresh, now).Concat(late).TakeLast(MostLate)],
            MissedPolicy.Latest when onTime.Count > 0 => [],
            MissedPolicy.Latest when late.Count > 0 => [late[^1]],
            MissedPolicy.Latest => slots.Latest(fresh - Duration.Epsilon) is { } latest && latest >= first ? [latest] : [],
            _ => [],
        };
        return new(onTime, caughtUp, caughtUp.Contains(first) || onTime.Contains(first) ? null : first, next);
    }

    /// <summary>When a slot is due: its moment and a delay that is the same on every node.</summary>
    public static Instant DueAt(Schedule schedule, Guid id, Instant slot)
    {
        if (schedule.JitterSeconds == 0)
        {
            return slot;
        }

        Span<byte> seed = stackalloc byte[24];
        id.TryWriteBytes(seed);
        BinaryPrimitives.WriteInt64BigEndian(seed[16..], slot.ToUnixTimeTicks());
        var hash = SHA256.HashData(seed);
        return slot + Duration.FromMilliseconds(BinaryPrimitives.ReadUInt32BigEndian(hash) % (schedule.JitterSeconds * 1000L + 1));
    }

    private static IEnumerable<Instant> Earlier(Schedule schedule, SlotSequence slots, Instant first, Instant fresh, Instant now) =>
        slots.Between(Max(first, now - Duration.FromMinutes(schedule.MissedWindowMinutes)), fresh - Duration.Epsilon, MostLooked);

    private static Instant Max(Instant one, Instant other) => one > other ? one : other;
}
