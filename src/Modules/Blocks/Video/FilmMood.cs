using Cadre.Blocks.Language;

namespace Cadre.Blocks.Video;

/// <summary>How a scene feels; its music follows.</summary>
internal enum FilmMood
{
    Calm,
    Tense,
    Bright,
}

/// <summary>Reads the feeling of scenes from their words.</summary>
internal static class FilmMoods
{
    private static readonly HashSet<string> Tense = Stems("storm danger dangerous dark fear afraid lost alone fight war enemy against broken hard problem stops stop drought fire flood avalanche blizzard obstacle night cold chase escape thief cry sad silence");
    private static readonly HashSet<string> Bright = Stems("together morning light hope win wins joy happy dance celebrate love friend friends start today change changes solve solved success free sun spring climax triumph smile smiles light bright");

    /// <summary>The feeling of a scene: more words of one kind than of the other decide.</summary>
    public static FilmMood Of(Scene scene)
    {
        var words = Words.Of($"{scene.Title} {scene.Text}").ToList();
        var (tense, bright) = (words.Count(Tense.Contains), words.Count(Bright.Contains));
        return tense > bright ? FilmMood.Tense : bright > tense ? FilmMood.Bright : FilmMood.Calm;
    }

    private static HashSet<string> Stems(string words) => [.. words.Split(' ').Select(Words.Stem)];
}
