using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Game;

/// <summary>Fields of the shooter: 16 × 9 cells; walls are only placed where all free cells stay connected.</summary>
internal static class ArenaLevel
{
    private const int Width = 16;
    private const int Height = 9;

    /// <summary>A field.</summary>
    public static string[] Build(string seed, int number)
    {
        var choice = new SeededChoice($"{seed}/arena/{number}");
        var cells = Enumerable.Range(0, Height).Select(y => Enumerable.Range(0, Width).Select(x => x is 0 or Width - 1 || y is 0 or Height - 1 ? '#' : '.').ToArray()).ToArray();
        for (var wall = 0; wall < 10 + (number * 3); wall++)
        {
            var (x, y) = (choice.Whole(1, Width - 2), choice.Whole(1, Height - 2));
            if (Math.Abs(x - (Width / 2)) <= 1 && Math.Abs(y - (Height / 2)) <= 1)
            {
                continue;
            }

            cells[y][x] = '#';
            cells[y][x] = IsConnected(cells) ? '#' : '.';
        }

        return [.. cells.Select(r => new string(r))];
    }

    /// <summary>Whether every free cell is reached from the middle.</summary>
    public static bool IsConnected(char[][] cells)
    {
        var seen = new HashSet<(int X, int Y)>();
        var open = new Queue<(int X, int Y)>([(Width / 2, Height / 2)]);
        while (open.TryDequeue(out var at))
        {
            if (cells[at.Y][at.X] == '.' && seen.Add(at))
            {
                open.Enqueue((at.X + 1, at.Y));
                open.Enqueue((at.X - 1, at.Y));
                open.Enqueue((at.X, at.Y + 1));
                open.Enqueue((at.X, at.Y - 1));
            }
        }

        return seen.Count == cells.Sum(r => r.Count(c => c == '.'));
    }
}
