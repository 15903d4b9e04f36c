using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Game;

/// <summary>
/// Levels of the platform engine. The ground is laid in pieces whose gaps and steps a jump can always pass; a search over jumps then proves that the flag is
/// reached, and a level that fails is laid anew.
/// </summary>
internal static class PlatformLevel
{
    /// <summary>Rows of a level.</summary>
    public const int Height = 15;

    /// <summary>Widest gap a jump passes, in tiles (air time 0.72 s at 260 px/s over 36 px tiles gives 5.2; kept smaller for comfort).</summary>
    public const int MaxGap = 3;

    /// <summary>Highest step a jump reaches, in tiles (690²/(2·1900) px gives 3.4).</summary>
    public const int MaxStep = 2;

    private const int Floor = 11;

    /// <summary>A level that can be finished.</summary>
    public static string[] Build(string seed, int number, string difficulty)
    {
        for (var attempt = 0; ; attempt++)
        {
            var rows = Lay(new SeededChoice($"{seed}/{number}/{attempt}"), number, difficulty);
            if (Reaches(rows))
            {
                return rows;
            }
        }
    }

    /// <summary>Whether the flag is reached from the start by walking, falling and jumping.</summary>
    public static bool Reaches(string[] rows)
    {
        var (start, flag) = (Find(rows, 'S'), Find(rows, 'F'));
        var seen = new HashSet<(int X, int Y)>();
        var open = new Queue<(int X, int Y)>();
        open.Enqueue(Drop(rows, start.X, start.Y));
        while (open.TryDequeue(out var at))
        {
            if (at.Y >= Height || !seen.Add(at))
            {
                continue;
            }

            if (Math.Abs(at.X - flag.X) <= 1 && Math.Abs(at.Y - flag.Y) <= 2)
            {
                return true;
            }

            for (var dx = -MaxGap - 1; dx <= MaxGap + 1; dx++)
            {
                for (var up = 0; up <= MaxStep; up++)
                {
                    var (x, y) = (at.X + dx, at.Y - up);
                    if (x >= 0 && x < rows[0].Length && y >= 0 && rows[y][x] is not ('#' or '^') && IsClear(rows, at, x, y))
                    {
                        open.Enqueue(Drop(rows, x, y));
                    }
                }
            }
        }

        return false;
    }

    private static string[] Lay(SeededChoice choice, int number, string difficulty)
    {
        var hard = difficulty switch { "easy" => 0, "hard" => 2, _ => 1 };
        var width = 70 + (number * 15) + (hard * 10);
        var rows = Enumerable.Range(0, Height).Select(_ => new string('.', width).ToCharArray()).ToArray();
        var (x, ground) = (0, Floor);
        while (x < width)
        {
            var length = Math.Min(width - x, choice.Whole(5, 10));
            Ground(rows, x, length, ground);
            if (x > 4 && x + length < width - 8)
            {
                Furnish(rows, choice, x, length, ground, hard, number);
            }

            x += length;
            if (x < 8 || x > width - 16)
            {
                continue;
            }

            x += choice.Next() < 0.55 ? choice.Whole(2, MaxGap) : 0;
            ground = Math.Clamp(ground + choice.Whole(-MaxStep, MaxStep), 6, 12);
        }

        rows[Surface(rows, 2)][2] = 'S';
        rows[Surface(rows, width - 4)][width - 4] = 'F';
        return [.. rows.Select(r => new string(r))];
    }

    private static void Ground(char[][] rows, int x, int length, int ground)
    {
        for (var column = x; column < x + length; column++)
        {
            for (var y = ground; y < Height; y++)
            {
                rows[y][column] = '#';
            }
        }
    }

    private static void Furnish(char[][] rows, SeededChoice choice, int x, int length, int ground, int hard, int number)
    {
        if (choice.Next() < 0.35 + (hard * 0.15) + (number * 0.05))
        {
            rows[ground - 1][x + (length / 2)] = choice.Next() < 0.7 ? 'e' : '.';
        }

        if (length >= 8 && choice.Next() < 0.2 + (hard * 0.15))
        {
            rows[ground - 1][x + length - 3] = '^';
        }

        if (length >= 6 && choice.Next() < 0.6)
        {
            var (above, from) = (ground - 3, x + choice.Whole(1, 2));
            for (var column = from; column < from + 3; column++)
            {
                rows[above][column] = '=';
                rows[above - 1][column] = 'o';
            }
        }
        else
        {
            for (var column = x + 1; column < x + Math.Min(5, length); column++)
            {
                rows[ground - 2][column] = 'o';
            }
        }

        if (choice.Next() < 0.15 + (hard * 0.1))
        {
            rows[Math.Max(1, ground - 5)][x + length - 1] = 'f';
        }
    }

    private static int Surface(char[][] rows, int column) => Enumerable.Range(0, Height).First(y => rows[y][column] == '#') - 1;

    private static (int X, int Y) Find(string[] rows, char cell) => Enumerable.Range(0, Height).Select(y => (X: rows[y].IndexOf(cell), Y: y)).First(p => p.X >= 0);

    private static (int X, int Y) Drop(string[] rows, int x, int y)
    {
        while (y + 1 < Height && rows[y + 1][x] is not ('#' or '='))
        {
            y++;
        }

        return y + 1 >= Height || rows[y][x] == '^' ? (x, Height) : (x, y);
    }

    /// <summary>Nothing solid on the way: up first, then across.</summary>
    private static bool IsClear(string[] rows, (int X, int Y) from, int x, int y)
    {
        for (var row = from.Y; row >= y; row--)
        {
            if (rows[row][from.X] == '#')
            {
                return false;
            }
        }

        for (var column = from.X; column != x; column += Math.Sign(x - from.X))
        {
            if (rows[y][column] == '#')
            {
                return false;
            }
        }

        return true;
    }
}
