using System.Runtime.InteropServices;
using Cadre.Crdt;

namespace Cadre.Canvases.Live.Presences;

/// <summary>A rectangle of the canvas.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Area(double X, double Y, double Width, double Height)
{
    public bool Overlaps(Area other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

    /// <summary>The area with a quarter of its size around it: a cursor is there before it comes into sight.</summary>
    public Area Widened() => new(X - (Width / 4), Y - (Height / 4), Width * 1.5, Height * 1.5);
}

/// <summary>What of somebody's presence decides who gets it.</summary>
/// <param name="View">What they look at; null for somebody who looks at nothing in particular, such as an agent.</param>
/// <param name="Following">The client whose camera theirs goes along with.</param>
/// <param name="Rest">Everything that is not a matter of where they are: identity, selection, what they edit.</param>
internal sealed record Sight(Area? View, ulong? Following, string Rest)
{
    private static readonly string[] Places = ["cursor", "viewport", "drag"];

    /// <summary>Reads it leniently; null for somebody who is gone.</summary>
    public static Sight? Of(Any state)
    {
        if (state.Map is not { } fields)
        {
            return null;
        }

        var view = fields.TryGetValue("viewport", out var shown) && shown.List is [{ Number: { } x }, { Number: { } y }, { Number: > 0 and var width }, { Number: > 0 and var height }]
            ? new Area(x, y, width, height)
            : default(Area?);
        var following = fields.TryGetValue("following", out var followed) && followed.Number is >= 0 and <= uint.MaxValue and var client ? (ulong)client : default(ulong?);
        var rest = Any.FromMap(fields.Where(field => !Places.Contains(field.Key))).ToJson();
        return new Sight(view, following, rest);
    }
}
