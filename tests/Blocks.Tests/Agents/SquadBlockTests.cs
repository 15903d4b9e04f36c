using System.Text.Json;
using Cadre.Agents.Contracts;
using Cadre.Runs.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Blocks.Tests.Agents;

public sealed class SquadBlockTests(BlocksFixture blocks)
{
    private static readonly string[] Three = ["Ada", "Bo", "Cy"];
    private readonly List<string> heard = [];

    [Fact]
    public async Task Run_Sequential_EachBuildsOnThoseBefore()
    {
        Cast((name, _) => $"{name} was here.");
        var done = await RunAsync("sequential");
        Speakers(done).ShouldBe(["Ada", "Bo", "Cy"]);
        done.Outputs["answer"].GetString().ShouldBe("Cy was here.");
        heard[2].ShouldContain("Bo: Bo was here.");
    }

    [Fact]
    public async Task Run_Concurrent_NobodyHearsTheOthersButTheLead()
    {
        Cast((name, part) => part.Contains("Bring what", StringComparison.Ordinal) ? "All of it." : $"{name} thinks.");
        var done = await RunAsync("concurrent");
        done.Outputs["messages"].GetArrayLength().ShouldBe(4);
        heard.Take(3).ShouldAllBe(h => !h.Contains("thinks.", StringComparison.Ordinal));
        heard[3].ShouldContain("Cy: Cy thinks.");
        done.Outputs["answer"].GetString().ShouldBe("All of it.");
    }

    [Fact]
    public async Task Run_RoundRobin_EndsWhenEverybodyIsDone()
    {
        Cast((name, part) => part.Contains("Give the answer", StringComparison.Ordinal) ? "Sum." : "Nothing left.\nDONE: yes");
        Speakers(await RunAsync("round-robin")).ShouldBe(["Ada", "Bo", "Cy", "Ada"]);
    }

    [Fact]
    public async Task Run_Selector_TheLeadGivesTheWord()
    {
        Cast((name, part) => part.Contains("Who should speak", StringComparison.Ordinal) ? heard.Count < 1 ? "Cy knows.\nNEXT: Cy" : "Enough.\nNEXT: nobody" : $"{name} says.");
        Speakers(await RunAsync("selector")).ShouldBe(["Ada", "Cy", "Ada", "Ada"]);
    }

    [Fact]
    public async Task Run_HandOff_TheLastWhoHasItAnswers()
    {
        Cast((name, _) => name == "Ada" ? "For Cy.\nHAND OFF TO: Cy" : $"{name} finished it.");
        var done = await RunAsync("hand-off");
        Speakers(done).ShouldBe(["Ada", "Cy"]);
        done.Outputs["answer"].GetString().ShouldBe("Cy finished it.");
    }

    [Fact]
    public async Task Run_Planner_KeepsALedgerAndTriesAStepTwice()
    {
        var checks = 0;
        Cast((name, part) => part.Contains("Plan the task", StringComparison.Ordinal) ? "1. Bo: find it\n2. Cy: build it"
            : part.Contains("Is this step done", StringComparison.Ordinal) ? checks++ == 0 ? "The source is missing.\nDONE: no" : "Good.\nDONE: yes"
            : $"{name} did it.");
        var done = await RunAsync("planner");
        Speakers(done).ShouldBe(["Ada", "Bo", "Ada", "Bo", "Ada", "Cy", "Ada", "Ada"]);
        heard[3].ShouldContain("It was not done: The source is missing.");
        Seen(done).GetProperty("entries").EnumerateArray().Last(e => e.GetProperty("kind").GetString() == "note").GetProperty("text").GetString().ShouldBe("1. [x] Bo: find it\n2. [x] Cy: build it");
    }

    [Fact]
    public async Task Run_Debate_TheLeadJudges()
    {
        Cast((name, part) => part.Contains("You judge", StringComparison.Ordinal) ? "For it." : $"{name} argues.");
        var done = await RunAsync("debate", rounds: 2);
        Speakers(done).ShouldBe(["Bo", "Cy", "Bo", "Cy", "Ada"]);
        done.Outputs["answer"].GetString().ShouldBe("For it.");
    }

    [Fact]
    public async Task Run_AuthorReviewer_UntilAllApprove()
    {
        var reviews = 0;
        Cast((name, part) => part.Contains("You review", StringComparison.Ordinal) ? reviews++ == 0 ? "Line two.\nVERDICT: changes" : "VERDICT: approved" : part.Contains("Work the reviews in", StringComparison.Ordinal) ? "Version two." : "Version one.");
        var done = await RunAsync("author-reviewer");
        Speakers(done).ShouldBe(["Ada", "Bo", "Cy", "Ada", "Bo", "Cy"]);
        done.Outputs["answer"].GetString().ShouldBe("Version two.");
    }

    [Fact]
    public async Task Run_ExecutedAgain_RepeatsNoTurn()
    {
        Cast((name, _) => $"{name} was here.");
        var step = Step("sequential", 4, 3m);
        await blocks.RunAsync(step);
        step.Effects.Keys.Where(k => k.EndsWith("model:1", StringComparison.Ordinal)).ShouldBe(["t1/model:1", "t2/model:1", "t3/model:1"]);
        step.Effects.Remove("t3/model:1");
        heard.Clear();
        (await blocks.RunAsync(new TestStep(step.Tenant, step.Node, step.Inputs) { Effects = step.Effects })).ShouldBeOfType<StepOutcome.Completed>();
        heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Run_MemberThatAsks_TheSquadWaitsForThePerson()
    {
        Cast((name, _) => $"{name} was here.");
        blocks.Agents.Add(new AgentProfile("Dee", "Tells.", "Tell.") { Tools = [new ToolGrant("notify")] });
        var inner = blocks.Models.Moves!;
        blocks.Models.Moves = call => call.Messages[0].Text.StartsWith("You are Dee", StringComparison.Ordinal) && call.Messages.All(m => m.Role != ChatRole.Tool) ? StubModels.Call("notify", new { title = "Hear" }) : inner(call);
        var step = blocks.Step("squad", new { members = new[] { "Ada", "Dee" }, task = "Tell.", pattern = "concurrent" });
        (await blocks.RunAsync(step)).ShouldBeOfType<StepOutcome.Waiting>().Message.ShouldContain("Dee wants to use");
        var given = new StepAnswer("approved", null, Kernel.Actor.System, DateTimeOffset.UnixEpoch.AddDays(1));
        (await blocks.RunAsync(new TestStep(step.Tenant, step.Node, step.Inputs) { Effects = step.Effects, GivenAnswer = given })).ShouldBeOfType<StepOutcome.Completed>();
    }

    [Fact]
    public async Task Run_BudgetUsedUp_Ends()
    {
        Cast((name, _) => $"{name} was here.");
        (await blocks.RunAsync(Step("sequential", 4, 0.015m))).ShouldBeOfType<StepOutcome.Failed>().Code.ShouldBe("squad_budget");
    }

    [Theory]
    [InlineData("members")]
    [InlineData("pattern")]
    [InlineData("stranger")]
    public async Task Run_WrongSettings_SaysWhich(string wrong)
    {
        object settings = wrong switch
        {
            "members" => new { members = Array.Empty<string>(), task = "x" },
            "pattern" => new { members = new[] { "Resident" }, task = "x", pattern = "herd" },
            _ => new { members = new[] { "Nobody" }, task = "x" },
        };
        (await blocks.FailAsync("squad", settings)).Code.ShouldBe(wrong == "stranger" ? "agent_missing" : "settings_invalid");
    }

    private async Task<StepOutcome.Completed> RunAsync(string pattern, int rounds = 4) =>
        (await blocks.RunAsync(Step(pattern, rounds, 3m))).ShouldBeOfType<StepOutcome.Completed>();

    private TestStep Step(string pattern, int rounds, decimal budget) => blocks.Step("squad", new { members = Three, task = "Build a lamp.", pattern, rounds, budget });

    /// <summary>Three members whose words are scripted by name and part.</summary>
    private void Cast(Func<string, string, string> says)
    {
        foreach (var name in Three)
        {
            blocks.Agents.Add(new AgentProfile(name, $"{name}'s role.", "Work."));
        }

        blocks.Models.Moves = call =>
        {
            lock (heard)
            {
                var name = call.Messages[0].Text.Split('.')[0]["You are ".Length..];
                var text = says(name, call.Messages[^1].Text);
                heard.Add(string.Join('\n', call.Messages.Select(m => m.Text)));
                return StubModels.Say(text);
            }
        };
    }

    private static string[] Speakers(StepOutcome.Completed done) => [.. done.Outputs["messages"].EnumerateArray().Select(m => m.GetProperty("by").GetString()!)];

    private static JsonElement Seen(StepOutcome.Completed done) => done.Views.Single(v => v.Kind == "conversation").Value!.Value;
}
