using System.Globalization;
using Cadre.Blocks.Drawing;
using Cadre.Blocks.Language;

namespace Cadre.Blocks.Game;

/// <summary>Questions from a text by rules: a telling word of a sentence is left out, other words of the text stand beside it. Without text: mental arithmetic.</summary>
internal static class QuizWriter
{
    private const int Most = 15;
    private const int FewestTerms = 4;

    /// <summary>The questions; empty when the text has too little in it.</summary>
    public static List<QuizQuestion> FromText(string text, string seed)
    {
        var choice = new SeededChoice(seed);
        var index = Summary.Index([text]);
        var terms = Keywords.Of(text, 60).SelectMany(k => k.Split(' ')).Where(w => w.Length > 3 && !Words.IsStopWord(w.ToLowerInvariant())).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var questions = new List<QuizQuestion>();
        foreach (var sentence in Summary.Of(index, null, Most).Select(p => p.Text).Where(s => s.Length is > 30 and < 260 && terms.Count >= FewestTerms))
        {
            var term = terms.Where(t => sentence.Contains(t, StringComparison.Ordinal)).OrderByDescending(t => index.Weight(Words.Stem(t.ToLowerInvariant()))).ThenByDescending(t => t.Length).FirstOrDefault();
            var others = terms.Where(t => term is not null && !sentence.Contains(t, StringComparison.OrdinalIgnoreCase)).ToList();
            if (term is null || others.Count < 3)
            {
                continue;
            }

            var wrong = others.OrderBy(o => Math.Abs(o.Length - term.Length)).ThenBy(_ => choice.Next()).Take(3);
            questions.Add(new QuizQuestion("Which word is missing? " + sentence.Replace(term, "_____", StringComparison.Ordinal), [term, .. wrong], 0, sentence));
        }

        return questions;
    }

    /// <summary>Mental arithmetic that grows harder.</summary>
    public static List<QuizQuestion> Arithmetic(string seed, int count)
    {
        var choice = new SeededChoice(seed + "/sums");
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (a, b) = (choice.Whole(3 + i, 12 + (i * 3)), choice.Whole(2 + (i / 2), 9 + i));
            var (text, answer) = (i % 3) switch { 0 => ($"{a} + {b}", a + b), 1 => ($"{a + b} − {b}", a), _ => ($"{a} × {b}", a * b) };
            var wrong = new[] { answer + choice.Whole(1, 3), answer - choice.Whole(1, 3), answer + 10 };
            return new QuizQuestion($"How much is {text}?", [.. wrong.Prepend(answer).Distinct().Select(n => n.ToString(CultureInfo.InvariantCulture))], 0, $"{text} = {answer}");
        })];
    }
}
