using System.Globalization;
using System.Text.RegularExpressions;
using Cadre.Blocks.Agent.Tools;
using Cadre.Blocks.Language;

namespace Cadre.Blocks.Agent.Loop;

/// <summary>What the statements of an answer rest on.</summary>
/// <param name="Claims">Statements that need something to rest on, or point at something.</param>
/// <param name="Sources">What the numbers are.</param>
internal sealed partial record EvidenceReport(IReadOnlyList<EvidenceClaim> Claims, IReadOnlyList<EvidenceSource> Sources)
{
    private const int MostClaims = 60;

    /// <summary>Statements that point at nothing, or at something that is not there or did not work.</summary>
    public IReadOnlyList<EvidenceClaim> Unsupported => [.. Claims.Where(c => !c.Supported)];

    /// <summary>
    /// Looks at each sentence: numbers in square brackets must name results that worked; figures and deeds ("tests pass", "I created") must have such a number,
    /// unless all figures stand in the task itself.
    /// </summary>
    public static EvidenceReport Of(string answer, string task, IReadOnlyList<EvidenceItem> evidence)
    {
        var claims = new List<EvidenceClaim>();
        foreach (var sentence in Sentences.Of(SourceList().Replace(answer, "")).Take(400))
        {
            var numbers = Pointer().Matches(sentence).SelectMany(m => m.Groups["n"].Value.Split(',')).Select(n => int.Parse(n.Trim(), CultureInfo.InvariantCulture)).ToList();
            if ((numbers.Count > 0 || NeedsEvidence(sentence, task)) && claims.Count < MostClaims)
            {
                claims.Add(Judge(sentence, numbers, evidence));
            }
        }

        return new EvidenceReport(claims, [.. evidence.Select(e => new EvidenceSource(e.Number, e.Title, e.Effect, e.Tool, e.Failed, e.Citations))]);
    }

    private static EvidenceClaim Judge(string sentence, List<int> numbers, IReadOnlyList<EvidenceItem> evidence)
    {
        var unknown = numbers.FirstOrDefault(n => n < 1 || n > evidence.Count, -1);
        var why = numbers.Count == 0 ? "points at no result"
            : unknown >= 0 ? $"points at [{unknown}], which does not exist"
            : numbers.All(n => evidence[n - 1].Failed) ? "points at a call that did not work"
            : null;
        return new EvidenceClaim(sentence, numbers, why is null, why);
    }

    private static bool NeedsEvidence(string sentence, string task) =>
        !sentence.EndsWith('?') && !Hedge().IsMatch(sentence) && (Deed().IsMatch(sentence) || (Figure().Matches(sentence) is { Count: > 0 } figures && !figures.All(f => task.Contains(f.Groups["n"].Value, StringComparison.Ordinal))));

    [GeneratedRegex(@"\[(?<n>\d{1,3}(\s*,\s*\d{1,3})*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"\b(I|we) (have |has |had )?(ran|run|tested|created|wrote|written|verified|checked|fixed|deployed|sent|measured|added|removed|changed|saved|fetched)\b|\btests? (all )?(pass|passed|passes|succeed|succeeded)\b|\bexit code\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Deed();

    [GeneratedRegex(@"(?<n>\d+([.,]\d+)*)\s?(%|percent|ms\b|MB\b|GB\b|km\b|USD\b|EUR\b|€|million\b|billion\b)|[$€£](?<n>\d+([.,]\d+)*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    [GeneratedRegex(@"\b(assum\w+|suppose|perhaps|may be|might|could not|cannot|was not able|unable|to be checked|estimate)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"(?m)^(#+ *|\*\*)(Sources|References|Quellen|Fuentes)\b[\s\S]*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex SourceList();
}

/// <summary>A statement.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Numbers">What it points at.</param>
/// <param name="Supported">Whether that is there and worked.</param>
/// <param name="Why">Why not; null when it is.</param>
internal sealed record EvidenceClaim(string Text, IReadOnlyList<int> Numbers, bool Supported, string? Why);

/// <summary>What a number is.</summary>
internal sealed record EvidenceSource(int Number, string Title, string? Effect, string? Tool, bool Failed, IReadOnlyList<Citation> Citations);
