using System.Text.Json;

namespace Cadre.Planning.Tests;

/// <summary>What titles and casts are made of, over many ways to say it.</summary>
public sealed class WordingTests(Bench bench) : IClassFixture<Bench>
{
    public static TheoryData<string, string> Titles => new(
    [
        ("I want to build a business selling solar lamps in Kenya", "Business: Solar lamps in Kenya"),
        ("sell solar lamps in kenya", "Business: Solar lamps in Kenya"),
        ("Start a business selling honey in Ukraine. The budget is 5000 dollars.", "Business: Honey in Ukraine"),
        ("launch a company that sells bamboo toothbrushes in Mexico", "Business: Bamboo toothbrushes in Mexico"),
        ("i want to build a buisness selling kites in Chile", "Business: Kites in Chile"),
        ("I want to research an idea and build an app that tracks shared household chores", "App: Shared household chores"),
        ("build an app that tracks shared household chores", "App: Shared household chores"),
        ("an app to manage plant watering", "App: Plant watering"),
        ("Build an app for tracking habits", "App: Habits"),
        ("make a web app that helps people organize their book collection", "App: Book collection"),
        ("Build an app that tracks bee hives. It must work offline.", "App: Bee hives"),
        ("I want to create a stunning video like a movie director about a lighthouse keeper who befriends a whale", "Video: The lighthouse keeper and the whale"),
        ("a short film about a lighthouse keeper who befriends a whale", "Video: The lighthouse keeper and the whale"),
        ("make a video about an old baker who finds a lost dog", "Video: The old baker and the lost dog"),
        ("Create a film about a girl and her robot", "Video: The girl and the robot"),
        ("Short film: a robot learns to paint", "Video: The robot"),
        ("create a 60 second movie about a fisherman who saves a young seal. It should be sad.", "Video: The fisherman and the young seal"),
        ("I want to play a game I create with my characters: Momo the brave hedgehog against the shadow crows", "Game: Momo against the shadow crows"),
        ("make a game with Momo the brave hedgehog against the shadow crows", "Game: Momo against the shadow crows"),
        ("game where Ada, a clever robot, fights the rust wolves", "Game: Ada against the rust wolves"),
        ("A space shooter with Zed the pilot versus the void eaters", "Game: Zed against the void eaters"),
        ("I want to play a game I create with my characters Mia, Tom and Zed", "Game: Mia and Tom"),
        ("Make a platformer game with my cat called Miso in a forest", "Game: "),
        ("a game about Lila the frog and her friend Bo", "Game: Lila and Bo"),
        ("Create a game: Rico the otter against Grim the pike", "Game: Rico against Grim"),
        ("Make a platform game about a hedgehog saving its garden", "Game: Hedgehog saving its garden"),
        ("a video game about a brave fox in the snow", "Game: "),
    ]);

    [Theory]
    [MemberData(nameof(Titles))]
    public void Plan_Wording_IsNamedAfterItsSubject(string text, string title)
    {
        var plan = bench.Plan(text);

        plan.Title.ShouldStartWith(title, Case.Sensitive);
        plan.Blocks.ShouldAllBe(b => !b.Title.Contains("Business: ") && !b.Title.Contains("Game: ") && !b.Title.Contains("Video: ") && !b.Title.Contains("App: "));
        bench.Problems(plan).ShouldBeEmpty();
    }

    [Fact]
    public void Plan_NamedCharacters_AreTheCast()
    {
        var plan = bench.Plan("I want to play a game I create with my characters: Momo the brave hedgehog against the shadow crows");
        var cast = plan.Blocks.Single(b => b.Type == "game").Settings.GetProperty("characters").EnumerateArray().ToList();

        cast.Select(c => Text(c, "name") + ", " + Text(c, "role")).ShouldBe(["Momo, hero", "Shadow crows, opponent"]);
        Text(cast[0], "look").ShouldContain("brave hedgehog");
        plan.Blocks.Single(b => b.Type == "game").Settings.GetProperty("engine").GetString().ShouldBe("platformer");
    }

    [Fact]
    public void Plan_GameAboutACreature_HasItAsHeroAndIsNoApp()
    {
        var plan = bench.Plan("Make a platform game about a brave hedgehog saving its garden");
        var cast = plan.Blocks.Single(b => b.Type == "game").Settings.GetProperty("characters").EnumerateArray().ToList();

        Text(cast[0], "name").ShouldBe("Hedgehog");
        Text(cast[0], "look").ShouldContain("brave hedgehog");
        plan.Blocks.ShouldAllBe(b => !b.Title.Contains("app", StringComparison.OrdinalIgnoreCase) && !b.Title.StartsWith("Specification"));
    }

    [Theory]
    [InlineData("make a first-person maze game with a ghost", "corridor")]
    [InlineData("a board game with dice about pirates", "board")]
    [InlineData("a space shooter with aliens", "shooter")]
    [InlineData("a quiz game about capitals", "quiz")]
    public void Plan_Game_EngineFitsTheWords(string text, string engine)
    {
        var plan = bench.Plan(text);

        var game = plan.Blocks.Single(b => b.Type == "game");
        game.Settings.GetProperty("engine").GetString().ShouldBe(engine);
        var playtest = plan.Blocks.Single(b => b.Type == "playtest");
        plan.Connections.ShouldContain(c => c.From[0] == game.Id && c.To[0] == playtest.Id);
    }

    [Fact]
    public void Plan_Film_ShotsAreOfTheStory()
    {
        var plan = bench.Plan("a video about a lighthouse keeper who befriends a whale");

        string[] told = ["The lighthouse keeper alone", "The lighthouse keeper and the whale meet", "The storm comes", "The lighthouse after the storm"];
        told.Except(plan.Blocks.Single(b => b.Type == "video").Settings.GetProperty("scenes").EnumerateArray().Select(s => Text(s, "title"))).ShouldBeEmpty();
        var list = Text(plan.Blocks.Single(b => b.Title.StartsWith("Shot list", StringComparison.Ordinal)).Settings, "source");
        told.ShouldAllBe(title => list.Contains(title, StringComparison.Ordinal));
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
