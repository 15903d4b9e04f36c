using System.Text.Json;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests.Logic;

public class LogicBlockTests(BlocksFixture blocks)
{
    [Fact]
    public async Task Transform_ListOfInputs_GivesValue()
    {
        var done = await blocks.CompleteAsync("transform", new { expression = "input.map(v, v.n * 2)" }, ("input", new[] { new { n = 1 }, new { n = 4 } }));

        done.Outputs["value"].GetRawText().ShouldBe("[2,8]");
    }

    [Fact]
    public async Task Transform_WrongExpression_NamesThePlace()
    {
        var failed = await blocks.FailAsync("transform", new { expression = "input." });

        failed.Message.ShouldContain("line 1");
        failed.Retryable.ShouldBeFalse();
    }

    [Fact]
    public async Task Transform_TextWanted_RefusesNumber()
    {
        var failed = await blocks.FailAsync("transform", new { expression = "1 + 1", outputType = "text" });

        failed.Code.ShouldBe("settings_invalid");
    }

    [Theory]
    [InlineData(200, "true")]
    [InlineData(20, "false")]
    public async Task Condition_OneWay_LeavesTheOtherInactive(int total, string port)
    {
        var done = await blocks.CompleteAsync("condition", new { expression = "input.total > 100" }, ("input", new { total }));

        done.Outputs.Keys.ShouldBe([port]);
        done.Outputs[port].GetProperty("total").GetInt32().ShouldBe(total);
    }

    [Fact]
    public async Task Approval_NoAnswerYet_WaitsWithForm()
    {
        var outcome = await blocks.RunAsync(blocks.Step("approval", new { message = "Publish?", fields = new[] { new { name = "note", type = "text", required = true } }, timeoutHours = 2 }));

        var waiting = outcome.ShouldBeOfType<StepOutcome.Waiting>();
        waiting.Message.ShouldBe("Publish?");
        waiting.Timeout.ShouldBe(TimeSpan.FromHours(2));
        waiting.Form!.Value.GetProperty("required")[0].GetString().ShouldBe("note");
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    public async Task Approval_Answered_TakesThatPort(string answer)
    {
        var step = new TestStep(blocks.Tenant, new FlowNode("b1", "approval", 1, "Approval", JsonSerializer.SerializeToElement(new { })), new Dictionary<string, PortValue> { ["input"] = new(JsonSerializer.SerializeToElement("draft"), []) })
        {
            GivenAnswer = new StepAnswer(answer, null, Actor.System, DateTimeOffset.UnixEpoch),
        };

        var done = (await blocks.RunAsync(step)).ShouldBeOfType<StepOutcome.Completed>();

        done.Outputs.Single().Key.ShouldBe(answer);
        done.Outputs[answer].GetString().ShouldBe("draft");
    }
}
