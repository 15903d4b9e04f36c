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
    [InlineData("puzzle")]
    [InlineData("quiz")]
    public async Task Game_EachEngine_StartsAndAnswersKeys(string engine)
    {
        var done = await blocks.CompleteAsync("game", new { engine, title = "Lamp </script> run", level = "desert in Kenya", characters = new[] { new { name = "Amina", role = "hero" }, new { name = "Smoke", role = "enemy" } } });

        var html = done.Outputs["frame"].GetString()!;
        var script = """
            (async () => {
              const errors = []; addEventListener("error", e => errors.push(e.message));
              cadreGame.start(); const before = cadreGame.state();
              if (cadreGame.key) { cadreGame.key("right", true); }
              if (cadreGame.answer) cadreGame.answer();
              await new Promise(done => setTimeout(done, 700));
              const after = cadreGame.state();
              return { errors, before, after };
            })()
            """;
        var played = await blocks.Renderer.EvaluateAsync(blocks.Tenant, new Page(html, 960, 540), script, TestContext.Current.CancellationToken);

        played.IsOk.ShouldBeTrue(played.Error?.Message);
        played.Value.GetProperty("errors").GetArrayLength().ShouldBe(0, played.Value.ToString());
        played.Value.GetProperty("before").ToString().ShouldNotBe(played.Value.GetProperty("after").ToString());
        done.Notes.NoModel.ShouldBeTrue();
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
