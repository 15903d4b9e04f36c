using Cadre.Models.Contracts;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Tests.Agents;

public sealed class McpBlockTests(BlocksFixture blocks)
{
    [Theory]
    [InlineData("hello", "markdown")]
    [InlineData("picture", "image,markdown")]
    [InlineData("structured", "json,markdown")]
    public async Task Run_Tool_ShowsWhatItGives(string message, string views)
    {
        var done = await blocks.CompleteAsync("mcp", new { server = "echo", tool = "echo" }, ("arguments", new { message }));
        done.Outputs["text"].GetString()!.ShouldStartWith(message);
        done.Views.Select(v => v.Kind).ShouldBe(views.Split(','));
        done.Sources.ShouldBe(["mcp:echo"]);
        done.Outputs["files"].GetArrayLength().ShouldBe(message == "picture" ? 1 : 0);
    }

    [Theory]
    [InlineData("echo", "fail", "mcp_tool_failed")]
    [InlineData("nowhere", "hello", "mcp_server_missing")]
    public async Task Run_ToolThatFails_SaysSo(string server, string message, string code) =>
        (await blocks.FailAsync("mcp", new { server, tool = "echo", arguments = new { message } })).Code.ShouldBe(code);

    [Fact]
    public async Task Run_AgentWithAServersTools_AsksBeforeOneThatActs()
    {
        ModelCall? seen = null;
        blocks.Models.Moves = call => { seen = call; return StubModels.Call("echo_echo", new { message = "hello" }); };
        var waits = (await blocks.RunAsync(blocks.Step("agent", new { task = "Say hello.", tools = new[] { "mcp:echo" }, autonomy = "ask" }))).ShouldBeOfType<StepOutcome.Waiting>();
        waits.Message.ShouldContain("wants to use “echo: Echo”");
        seen!.Options.Tools!.Single().Name.ShouldBe("echo_echo");
    }

    [Fact]
    public async Task Run_AgentWithAServerThatIsGone_SaysSo() =>
        (await blocks.FailAsync("agent", new { task = "Say hello.", tools = new[] { "mcp:gone" } })).Code.ShouldBe("mcp_server_missing");
}
