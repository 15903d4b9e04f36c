using Cadre.Blocks.Language;

namespace Cadre.Blocks.Content;

/// <summary>Chooses the sentences that stand first in a report: of each source its most telling one, figures before words.</summary>
internal static class ReportDigest
{
    private const double FiguresScore = 1;
    private const int Shortest = 30;
    private const int Longest = 330;

    /// <summary>At most so many statements in order of the sources, each with the number of its source.</summary>
    public static List<(string Text, int Source)> Of(IReadOnlyList<IReadOnlyList<DocumentPiece>> sources, int most)
    {
        var best = new List<(string Text, int Source, double Score)>();
        foreach (var (pieces, source) in sources.Select((p, i) => (p, i)))
        {
            var candidates = pieces.Where(p => (p.Kind is PieceKind.Paragraph or PieceKind.Item) && !IsCaption(p.Text)).SelectMany(p => Joined(Sentences.Of(p.Text))).ToList();
            best.AddRange(candidates.Select((text, at) => (text, source, Score(text, at))).Where(c => c.Item3 > 0).OrderByDescending(c => c.Item3).Take(2));
        }

        var firsts = best.GroupBy(b => b.Source).Select(g => g.First()).OrderByDescending(b => b.Score).Take(most).ToList();
        if (firsts.Count(f => f.Score > FiguresScore) > 2)
        {
            firsts.RemoveAll(f => f.Score <= FiguresScore);
        }

        var rest = best.Except(firsts).Where(b => b.Score > 2).OrderByDescending(b => b.Score).Take(most - firsts.Count);
        var said = new HashSet<string>(StringComparer.Ordinal);
        return [.. firsts.Concat(rest).OrderBy(b => b.Source).Where(b => Sentences.Of(b.Text).Select(Statements.Key).All(said.Add)).OrderBy(b => b.Source).Select(b => (b.Text.Replace("**", "", StringComparison.Ordinal), b.Source))];
    }

    private static bool IsCaption(string text) => (text.StartsWith('*') && !text.StartsWith("**", StringComparison.Ordinal)) || text.StartsWith("Computed with", StringComparison.Ordinal);

    private static IEnumerable<string> Joined(List<string> sentences)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            var text = Statements.Plain(sentences[i]);
            if (!Statements.Is(text))
            {
                continue;
            }

            if (!Statements.LeansBack(text))
            {
                yield return text;
            }
            else if (i > 0 && Statements.Is(sentences[i - 1]) && !Statements.LeansBack(sentences[i - 1]))
            {
                yield return Statements.Plain(sentences[i - 1]) + " " + text;
            }
        }
    }

    private static double Score(string text, int position)
    {
        if (text.Length is < Shortest or > Longest || text.EndsWith('?') || text.StartsWith("I want", StringComparison.OrdinalIgnoreCase) || Statements.IsTechnical(text) || Statements.IsAssumption(text))
        {
            return 0;
        }

        var figures = Math.Min(4, text.Split(' ').Count(w => w.Any(char.IsDigit)));
        return 1 + (figures * 0.6) - (position * 0.05);
    }
}
