using System.Text.RegularExpressions;
using Cadre.Workers.Data.Engine;
using Cadre.Workers.Data.Import;
using Cadre.Workers.Data.Profile;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Models;

/// <summary>What the texts of a column speak of.</summary>
/// <param name="Texts">How many were read.</param>
/// <param name="Terms">Words and pairs of words by how many texts hold them.</param>
/// <param name="Positive">Share of texts with more praising than complaining words of a short English list.</param>
/// <param name="Unclear">Share of texts that hold none of these words, or as many of each.</param>
internal sealed record TextFigures(string Column, long Texts, double MeanWords, IReadOnlyList<TermCount> Terms, double Positive, double Negative, double Unclear);

internal sealed record TermCount(string Term, long Texts, double Share);

/// <summary>Counts words; it understands nothing. Negations up to two words before turn a judging word around.</summary>
internal static partial class TextTerms
{
    private const int MostTexts = 50_000;
    private const int MostTerms = 20;
    private const int ShortestWord = 3;

    internal static TextFigures? Of(Job job, LoadedTable table, ColumnProfile column)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        long texts = 0, words = 0, positive = 0, negative = 0;
        using var rows = job.Engine.Stream($"SELECT {Sql.Name(column.Name)}::VARCHAR FROM {table.From} WHERE {Sql.Name(column.Name)} IS NOT NULL LIMIT {MostTexts}");
        while (rows.ReadChunk())
        {
            for (var row = 0; row < rows.ChunkSize; row++)
            {
                var found = Word().Matches((rows.Value(0, row).Text ?? "").ToLowerInvariant()).Select(m => m.Value).ToList();
                if (found.Count == 0) continue;
                texts++;
                words += found.Count;
                var mood = Mood(found);
                if (mood > 0) positive++;
                else if (mood < 0) negative++;
                foreach (var term in Terms(found)) counts[term] = counts.GetValueOrDefault(term) + 1;
            }
        }
        if (texts < 5) return null;
        var top = counts.Where(c => c.Value > 1).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostTerms)
            .Select(c => new TermCount(c.Key, c.Value, (double)c.Value / texts)).ToList();
        return new TextFigures(column.Name, texts, (double)words / texts, top, (double)positive / texts, (double)negative / texts, (double)(texts - positive - negative) / texts);
    }

    internal static int Mood(List<string> words)
    {
        var mood = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var value = MoodWords.Praise.Contains(words[i]) ? 1 : MoodWords.Complaint.Contains(words[i]) ? -1 : 0;
            var turned = value != 0 && Enumerable.Range(1, 2).Any(back => i - back >= 0 && MoodWords.Negations.Contains(words[i - back]));
            mood += turned ? -value : value;
        }
        return mood;
    }

    private static HashSet<string> Terms(List<string> words)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; i++)
        {
            if (!Says(words[i])) continue;
            terms.Add(words[i]);
            if (i + 1 < words.Count && Says(words[i + 1])) terms.Add(words[i] + " " + words[i + 1]);
        }
        return terms;
    }

    private static bool Says(string word) => word.Length >= ShortestWord && !MoodWords.Filler.Contains(word) && !char.IsAsciiDigit(word[0]);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’][\p{L}]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
