using System.Collections;

namespace Cadre.Canvases.Live.Presences;

/// <summary>What one connection has been shown of the others, by their slots.</summary>
internal sealed class Audience
{
    private readonly BitArray shown = new(0);
    private readonly BitArray behind = new(0);
    private readonly Dictionary<ulong, Sight> own = [];
    private ulong[] followed = [];

    /// <summary>What its clients look at; null when one of them looks at nothing in particular: such a connection gets everything.</summary>
    public Area? View { get; private set; }

    /// <summary>Its view is another one than in the round before.</summary>
    public bool Moved { get; private set; }

    /// <summary>Something was kept from it.</summary>
    public bool IsBehind => behind.HasAnySet();

    /// <summary>Takes in what a client of it shows of itself; null when it has left.</summary>
    public void Look(ulong client, Sight? sight)
    {
        if (sight is null)
        {
            own.Remove(client);
        }
        else
        {
            own[client] = sight;
        }

        followed = [.. own.Values.Where(shows => shows.Following is not null).Select(shows => shows.Following!.Value)];
        var view = own.Count > 0 && own.Values.All(shows => shows.View is not null) ? Around(own.Values.Select(shows => shows.View!.Value)).Widened() : default(Area?);
        Moved |= view != View;
        View = view;
    }

    private bool Sees(ulong client, Sight? sight) => View is not { } view || sight?.View is not { } other || view.Overlaps(other) || (followed.Length > 0 && followed.Contains(client));

    /// <summary>Whether a change is for it. One that is not is kept until it is; the change by which somebody leaves the view still is.</summary>
    public bool Takes(int slot, ulong client, Sight? sight, bool loud)
    {
        Grow(slot);
        var sees = Sees(client, sight);
        var takes = sees || loud || shown[slot];
        shown[slot] = sees;
        behind[slot] = !takes;
        return takes;
    }

    /// <summary>Whether something that was kept is for it now.</summary>
    public bool TakesLate(int slot, ulong client, Sight? sight, bool all)
    {
        if (slot >= behind.Length || !behind[slot] || !(all || Sees(client, sight)))
        {
            return false;
        }

        shown[slot] = Sees(client, sight);
        behind[slot] = false;
        return true;
    }

    public void EndRound() => Moved = false;

    /// <summary>It has been shown everybody.</summary>
    public void SawAll(int slots)
    {
        Grow(slots);
        shown.SetAll(true);
        behind.SetAll(false);
    }

    private void Grow(int slot)
    {
        if (slot >= shown.Length)
        {
            shown.Length = behind.Length = Math.Max(64, (slot + 1) * 2);
        }
    }

    // Somebody with several windows on one connection sees what lies around all of them.
    private static Area Around(IEnumerable<Area> areas) => areas.Aggregate((a, b) =>
    {
        var (x, y) = (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y));
        return new Area(x, y, Math.Max(a.X + a.Width, b.X + b.Width) - x, Math.Max(a.Y + a.Height, b.Y + b.Height) - y);
    });
}
