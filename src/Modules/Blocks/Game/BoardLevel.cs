using Cadre.Blocks.Drawing;

namespace Cadre.Blocks.Game;

/// <summary>Boards of the dice race: a line of squares, some of which help or hinder. No square leads to another that moves again, so every throw ends.</summary>
internal static class BoardLevel
{
    /// <summary>The squares: start, plain, coin, again, rest, on:N, back:N, end.</summary>
    public static string[] Build(string seed, int number, string difficulty)
    {
        var choice = new SeededChoice($"{seed}/board/{number}");
        var squares = Enumerable.Repeat("plain", 30 + (10 * Math.Min(number, 2))).ToArray();
        (squares[0], squares[^1]) = ("start", "end");
        var hindered = difficulty switch { "easy" => 0.09, "hard" => 0.22, _ => 0.15 };
        for (var at = 2; at < squares.Length - 2; at++)
        {
            var drawn = choice.Next();
            squares[at] = drawn < hindered * 0.6 ? $"back:{choice.Whole(2, Math.Min(6, at))}"
                : drawn < hindered ? "rest"
                : drawn < hindered + 0.1 ? $"on:{Math.Min(choice.Whole(2, 5), squares.Length - 2 - at)}"
                : drawn < hindered + 0.25 ? "coin"
                : drawn < hindered + 0.3 ? "again" : "plain";
        }

        // Where one is moved to, nothing moves one on.
        for (var at = 0; at < squares.Length; at++)
        {
            if (squares[at].Split(':') is [var kind, var count] && int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) is var steps)
            {
                var target = kind == "on" ? at + steps : at - steps;
                squares[target] = squares[target] is "start" or "end" ? squares[target] : "plain";
            }
        }

        return squares;
    }
}
