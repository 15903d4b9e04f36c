using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Game;

/// <summary>
/// Mazes of the first-person engine, carved by walking at random and back (depth first), so every free cell is reached from every other. The key lies far from the
/// start, the exit far from the key.
/// </summary>
internal static class CorridorLevel
{
    private static readonly (int X, int Y)[] Ways = [(2, 0), (-2, 0), (0, 2), (0, -2)];

    /// <summary>A maze: # wall, . free, S start, K key, X exit, o coin, h heart, e foe.</summary>
    public static string[] Build(string seed, int number, string difficulty)
    {
        var choice = new SeededChoice($"{seed}/corridor/{number}");
        var side = Math.Min(11 + (number * 2), 21);
        var cells = Enumerable.Range(0, side).Select(_ => new string('#', side).ToCharArray()).ToArray();
        Carve(cells, choice, side);
        for (var opening = 0; opening < side; opening++)
        {
            // Round ways: a maze without them is a test of patience.
            var (x, y) = (choice.Whole(1, side - 2), choice.Whole(1, side - 2));
            if (cells[y][x] == '#' && ((cells[y][x - 1] == '.' && cells[y][x + 1] == '.') || (cells[y - 1][x] == '.' && cells[y + 1][x] == '.')))
            {
                cells[y][x] = '.';
            }
        }

        var fromStart = Distances(cells, (1, 1));
        var key = fromStart.MaxBy(c => c.Value).Key;
        var exit = Distances(cells, key).Where(c => c.Key != (1, 1)).MaxBy(c => c.Value + (fromStart[c.Key] * 0.3)).Key;
        cells[1][1] = 'S';
        cells[key.Y][key.X] = 'K';
        cells[exit.Y][exit.X] = 'X';
        var free = fromStart.Where(c => c.Value > 4 && cells[c.Key.Y][c.Key.X] == '.').Select(c => c.Key).ToList();
        Put(cells, choice, free, 'e', 2 + number + (difficulty switch { "easy" => 0, "hard" => 4, _ => 2 }));
        Put(cells, choice, free, 'o', 6 + (number * 2));
        Put(cells, choice, free, 'h', difficulty == "hard" ? 1 : 2);
        return [.. cells.Select(r => new string(r))];
    }

    /// <summary>Steps from a cell to every cell that can be reached.</summary>
    public static Dictionary<(int X, int Y), int> Distances(char[][] cells, (int X, int Y) from)
    {
        var steps = new Dictionary<(int X, int Y), int> { [from] = 0 };
        var open = new Queue<(int X, int Y)>([from]);
        while (open.TryDequeue(out var at))
        {
            foreach (var (dx, dy) in Ways)
            {
                var next = (X: at.X + (dx / 2), Y: at.Y + (dy / 2));
                if (cells[next.Y][next.X] != '#' && steps.TryAdd(next, steps[at] + 1))
                {
                    open.Enqueue(next);
                }
            }
        }

        return steps;
    }

    private static void Carve(char[][] cells, SeededChoice choice, int side)
    {
        var path = new Stack<(int X, int Y)>([(1, 1)]);
        cells[1][1] = '.';
        while (path.TryPeek(out var at))
        {
            var ways = Ways.Where(w => at.X + w.X > 0 && at.X + w.X < side - 1 && at.Y + w.Y > 0 && at.Y + w.Y < side - 1 && cells[at.Y + w.Y][at.X + w.X] == '#').ToList();
            if (ways.Count == 0)
            {
                path.Pop();
                continue;
            }

            var (dx, dy) = choice.Of(ways);
            cells[at.Y + (dy / 2)][at.X + (dx / 2)] = '.';
            cells[at.Y + dy][at.X + dx] = '.';
            path.Push((at.X + dx, at.Y + dy));
        }
    }

    private static void Put(char[][] cells, SeededChoice choice, List<(int X, int Y)> free, char what, int count)
    {
        for (; count > 0 && free.Count > 0; count--)
        {
            var at = choice.Of(free);
            free.Remove(at);
            cells[at.Y][at.X] = what;
        }
    }
}
