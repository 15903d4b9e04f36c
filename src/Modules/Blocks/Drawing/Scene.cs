using Cadre.Blocks.Game;

namespace Cadre.Blocks.Drawing;

/// <summary>Puts a text on stage: the place it speaks of, then far things, then those who act, front and largest last.</summary>
internal sealed class Scene
{
    private const int MostActors = 4;
    private const string Grey = "#9ca3af";
    private static readonly string[] SeaWords = ["sea", "ocean", "beach", "coast", "harbour", "harbor", "shore", "wave", "lake", "river"];
    private static readonly string[] SpaceWords = ["space", "astronaut", "cosmonaut", "galaxy", "asteroid", "orbit", "mars", "spaceship", "spacecraft", "ufo", "meteor"];
    private static readonly string[] RoomWords = ["room", "kitchen", "office", "indoor", "classroom", "living", "bedroom", "workshop", "desk", "laboratory", "studio"];
    private static readonly string[] Groups = ["team", "family", "people", "crowd", "friends", "audience", "community"];

    private readonly SvgWriter svg;
    private readonly Palette colors;
    private readonly SeededChoice choice;
    private readonly List<string> words;
    private readonly string text;
    private double ground;

    private Scene(SvgWriter svg, Palette colors, SeededChoice choice, string text)
    {
        (this.svg, this.colors, this.choice, this.text) = (svg, colors, choice, text);
        words = Language.Words.Of(text);
    }

    /// <summary>Draws it over the whole picture.</summary>
    public static void Draw(SvgWriter svg, Palette colors, SeededChoice choice, string text) => new Scene(svg, colors, choice, text).Draw();

    private void Draw()
    {
        var subjects = SubjectLibrary.Named(words).Take(6).ToList();
        var sea = words.Any(SeaWords.Contains) || subjects.Any(s => s.Place is "water" or "coast");
        Backdrop(sea);
        foreach (var far in subjects.Where(s => s.Place is "far" or "coast").Take(2))
        {
            Far(far, sea);
        }

        foreach (var (flying, number) in subjects.Where(s => s.Place == "sky").Take(3).Select((s, i) => (s, i)))
        {
            var x = svg.Width * (number % 2 == 0 ? choice.Between(0.2, 0.36) : choice.Between(0.62, 0.8));
            flying.Draw(svg, x, svg.Height * choice.Between(0.34, 0.46), Unit * flying.Size, x < svg.Width / 2);
        }

        foreach (var (swimming, number) in subjects.Where(s => s.Place == "water").Take(2).Select((s, i) => (s, i)))
        {
            Swim(swimming, number);
        }

        Actors(subjects.Where(s => s.Place == "ground").ToList(), sea);
        Weather.Draw(svg, choice, words);
    }

    /// <summary>The height that sizes are shares of: pictures on end do not grow their figures beyond the sides.</summary>
    private double Unit => Math.Min(svg.Height, svg.Width * 0.75);

    private void Backdrop(bool sea)
    {
        ground = svg.Height * 0.9;
        if (words.Any(SpaceWords.Contains))
        {
            ground = SpaceScene.Draw(svg, choice);
        }
        else if (sea)
        {
            Seascape.Draw(svg, colors, choice, words);
        }
        else if (words.Any(RoomWords.Contains))
        {
            ground = Interior.Draw(svg, colors, choice);
        }
        else
        {
            Landscape.Draw(svg, colors, choice, words);
        }
    }

    private void Far(Subject subject, bool sea)
    {
        // By the sea people stand to the left: what is far stands to the right.
        var x = svg.Width * (!sea && choice.Next() < 0.5 ? choice.Between(0.14, 0.26) : choice.Between(0.78, 0.87));
        var foot = subject.Place == "coast" ? Seascape.Headland(svg, colors, x) : svg.Height * (sea ? Seascape.Horizon + 0.01 : 0.68);
        subject.Draw(svg, x, foot, Unit * subject.Size * (subject.Place == "coast" ? 0.85 : 0.7), x > svg.Width / 2 && subject.Place == "coast");
    }

    private void Swim(Subject subject, int number)
    {
        var (x, y) = (svg.Width * (number == 0 ? choice.Between(0.48, 0.58) : choice.Between(0.2, 0.3)), svg.Height * (Seascape.Waterline + (number * 0.06)));
        var height = Unit * subject.Size;
        subject.Draw(svg, x, y, height, number == 1);
        Seascape.Surface(svg, colors, x, y - (height * 0.02), height * subject.Width / subject.Height * 0.55);
    }

    private void Actors(List<Subject> subjects, bool sea)
    {
        var people = People();
        var count = Math.Min(MostActors, people.Count + subjects.Count);
        if (count == 0)
        {
            return;
        }

        var shown = Math.Min(people.Count, Math.Max(1, MostActors - subjects.Count));
        if (sea)
        {
            ground = Seascape.Shore(svg, colors, words);
        }

        for (var actor = 0; actor < count; actor++)
        {
            // On a shore people stand to the left, beside what swims.
            var x = svg.Width * (sea ? 0.2 + (actor * 0.14) : 0.5 + ((actor - ((count - 1) / 2.0)) * Math.Min(0.24, 0.8 / count)));
            var y = ground + (svg.Height * choice.Between(-0.015, 0.02));
            if (actor < shown)
            {
                var (look, costume) = people[actor];
                Figure.Stand(svg, look, costume, x, y, Unit * 0.36 * costume.Scale, choice);
            }
            else
            {
                var subject = subjects[actor - shown];
                subject.Draw(svg, x, y, Unit * subject.Size * (count == 1 ? 1.7 : 1.15), x < svg.Width / 2);
            }
        }
    }

    private List<(CharacterLook Look, Costume Costume)> People()
    {
        var named = Costume.Named(words).Take(3).Select(p => (Look(p.Word, p.Costume), p.Costume)).ToList();
        if (named.Count > 0)
        {
            return named;
        }

        if (words.Any(Groups.Contains))
        {
            Costume[] family = [new(), new(LongHair: true), new(Scale: 0.76), new(LongHair: true, Scale: 0.7)];
            return [.. family.Select((costume, i) => (Look($"{text[..Math.Min(20, text.Length)]}{i}", costume), costume))];
        }

        return [];
    }

    // The same word gives the same look in every picture: a keeper stays the same person through a film.
    private static CharacterLook Look(string word, Costume costume)
    {
        var look = CharacterLook.Of(new GameCharacter(word, null, null, null)) with { Hat = false, Cape = false };
        return costume.Scale < 0.8 && look.Hair == Grey ? look with { Hair = "#7c4a1e" } : look;
    }
}
