using Cadre.Blocks.Game;
using Cadre.Blocks.Rendering;

namespace Cadre.Blocks.Tests.Games;

public class GameBlockTests(BlocksFixture blocks)
{
    [Fact]
    public void PlatformLevel_ManySeeds_FlagIsAlwaysReached()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            PlatformLevel.Reaches(PlatformLevel.Build($"s{seed}", seed % 6, new[] { "easy", "normal", "hard" }[seed % 3])).ShouldBeTrue();
        }
    }

    [Fact]
    public void PlatformLevel_WideGap_IsNotReached()
    {
        var rows = Enumerable.Repeat(new string('.', 20), PlatformLevel.Height).ToArray();
        rows[10] = "S.................F.";
        rows[11] = "####............####";

        PlatformLevel.Reaches(rows).ShouldBeFalse();
    }

    [Theory]
    [InlineData("platformer")]
    [InlineData("shooter")]
    [InlineData("corridor")]
    [InlineData("puzzle")]
    [InlineData("quiz")]
    [InlineData("board")]
    public async Task Game_EachEngine_StartsAndAnswersKeys(string engine)
    {
        var done = await blocks.CompleteAsync("game", new { engine, title = "Lamp </script> run", level = "desert in Kenya", characters = new[] { new { name = "Amina", role = "hero" }, new { name = "Smoke", role = "enemy" } } });

        var html = done.Outputs["frame"].GetString()!;
        var script = """
            (async () => {
              const errors = []; addEventListener("error", e => errors.push(e.message));
              cadreGame.start(); const before = { ...cadreGame.state(), rate: 0 };
              if (cadreGame.key) { cadreGame.key("right", true); }
              if (cadreGame.answer) cadreGame.answer();
              dispatchEvent(new KeyboardEvent("keydown", { code: "Space" }));
              const seen = () => ({ ...cadreGame.state(), rate: 0 });
              const deadline = performance.now() + 120000;
              while (JSON.stringify(seen()) === JSON.stringify(before) && performance.now() < deadline) await new Promise(requestAnimationFrame);
              return { errors, before, after: seen() };
            })()
            """;
        var played = await blocks.Renderer.EvaluateAsync(blocks.Tenant, new Page(html, 960, 540), script, TestContext.Current.CancellationToken);

        played.IsOk.ShouldBeTrue(played.Error?.Message);
        played.Value.GetProperty("errors").GetArrayLength().ShouldBe(0, played.Value.ToString());
        played.Value.GetProperty("before").ToString().ShouldNotBe(played.Value.GetProperty("after").ToString());
        done.Notes.NoModel.ShouldBeTrue();
        var poster = done.Views[0].Value!.Value.GetProperty("poster");
        blocks.Bytes(poster).AsSpan(0, 3).ToArray().ShouldBe([0xFF, 0xD8, 0xFF], "the card shows the game's first frame as JPEG");
    }

    [Fact]
    public void CorridorLevel_ManySeeds_KeyAndExitAreReached()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var rows = CorridorLevel.Build($"s{seed}", seed % 7, new[] { "easy", "normal", "hard" }[seed % 3]);
            var cells = rows.Select(r => r.ToCharArray()).ToArray();
            var reached = CorridorLevel.Distances(cells, (1, 1)).Keys.Select(c => cells[c.Y][c.X]).ToList();

            reached.Count.ShouldBe(cells.Sum(r => r.Count(c => c != '#')));
            reached.Count(c => c == 'K').ShouldBe(1);
            reached.Count(c => c == 'X').ShouldBe(1);
            reached.ShouldContain('e');
        }
    }

    [Fact]
    public void BoardLevel_ManySeeds_EveryMoveEnds()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var squares = BoardLevel.Build($"s{seed}", seed % 4, new[] { "easy", "normal", "hard" }[seed % 3]);
            for (var at = 0; at < squares.Length; at++)
            {
                if (squares[at].Split(':') is [var kind, var count])
                {
                    var target = kind == "on" ? at + int.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : at - int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
                    target.ShouldBeInRange(0, squares.Length - 1);
                    squares[target].ShouldNotContain(":");
                }
            }
        }
    }

    [Theory]
    [InlineData("platformer", "hard", 7)]
    [InlineData("shooter", "normal", 3)]
    [InlineData("corridor", "normal", 5)]
    [InlineData("puzzle", "normal", 2)]
    [InlineData("quiz", "easy", 1)]
    [InlineData("board", "hard", 4)]
    public async Task Playtest_EachEngine_GoalIsReached(string engine, string difficulty, int seed)
    {
        var game = await blocks.CompleteAsync("game", new { engine, difficulty, seed, title = "Momo's way home", characters = new[] { new { name = "Momo", look = "brave hedgehog" }, new { name = "Crows", look = "shadow crows, enemy" } } });

        var done = await blocks.CompleteAsync("playtest", new { seconds = 1, smooth = 10 }, ("game", game.Outputs["frame"].GetString()!));

        var figures = done.Outputs["figures"];
        figures.GetProperty("errors").GetArrayLength().ShouldBe(0, figures.ToString());
        figures.GetProperty("finished").GetBoolean().ShouldBeTrue(figures.ToString());
        figures.GetProperty("rate").GetDouble().ShouldBeGreaterThan(0);
        done.Outputs["report"].GetString()!.ShouldContain("| Goal reached by a scripted player | yes |");
    }

    [Fact]
    public async Task Playtest_PageWithoutGame_SaysSo()
    {
        var failed = await blocks.FailAsync("playtest", new { }, ("game", "<h1>No game</h1>"));

        failed.Code.ShouldBe("no_game");
    }

    [Fact]
    public void Game_HeroIsAnAnimal_ComesWithItsPicture()
    {
        CharacterLook.Of(new GameCharacter("Hedgehog", "hero", null, "a brave hedgehog, hero of the garden")).Sprite.ShouldStartWith("data:image/svg+xml;base64,");
        CharacterLook.Of(new GameCharacter("Mia", "hero", null, "a farmer with a dog")).Sprite.ShouldBeNull();
    }

    [Fact]
    public async Task Game_QuizFromText_AsksAboutIt()
    {
        var text = "Photosynthesis turns sunlight into sugar inside the chloroplasts. Mitochondria release energy from sugar for the whole cell. The nucleus keeps the chromosomes with the genetic instructions. Ribosomes assemble proteins from amino acids. The membrane decides which substances enter the cell.";

        var done = await blocks.CompleteAsync("game", new { engine = "quiz" }, ("design", text));

        done.Outputs["frame"].GetString()!.ShouldContain("_____");
        done.Notes.Warnings.ShouldBeNull();
    }

    [Fact]
    public async Task Game_BadQuestion_IsNamed()
    {
        var failed = await blocks.FailAsync("game", new { engine = "quiz", questions = new[] { new { question = "Q?", answers = new[] { "a", "b" }, correct = 4 } } });

        failed.Message.ShouldContain("Q?");
    }
}
