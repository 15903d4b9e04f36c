using Cadre.Runs.Contracts;
using Microsoft.Extensions.AI;

namespace Cadre.Blocks.Tests.Agents;

public sealed class AgentToolTests(BlocksFixture blocks)
{
    private static readonly string[] Tools = ["write_file", "edit_file", "find_in_files", "read_file", "query_table"];

    [Fact]
    public async Task Run_FilesEditedAndTableQueried_WorkInOneFolderAndKeepTheRows()
    {
        var told = await UseAsync(
            ("write_file", new { path = "sales.csv", text = "region,amount\nnorth,10\nsouth,5\n" }),
            ("edit_file", new { path = "sales.csv", @new = "north,32\n" }),
            ("edit_file", new { path = "sales.csv", old = "south,5", @new = "south,7" }),
            ("edit_file", new { path = "sales.csv", old = "north", @new = "west" }),
            ("find_in_files", new { words = "SOUTH" }),
            ("query_table", new { path = "sales.csv", sql = "select region, sum(amount) as total from data group by 1 order by 2 desc" }),
            ("query_table", new { path = "sales.csv", sql = "select * from read_csv('/etc/passwd')" }));

        told.Results[1].ShouldContain("now 40 characters");
        told.Results[3].ShouldContain("more than once");
        told.Results[4].ShouldContain("sales.csv:3:south,7");
        told.Results[5].ShouldContain("| north | 42 |");
        told.Results[6].ShouldContain("tried to reach files");
        told.Done.Outputs["files"].EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("sales-result.csv");
    }

    private async Task<(IReadOnlyList<string> Results, StepOutcome.Completed Done)> UseAsync(params (string Tool, object Arguments)[] uses)
    {
        var results = new List<string>();
        var turn = 0;
        blocks.Models.Moves = call =>
        {
            results.AddRange(call.Messages[^1].Contents.OfType<FunctionResultContent>().Select(r => r.Result!.ToString()!));
            return turn < uses.Length ? StubModels.Call(uses[turn].Tool, uses[turn++].Arguments) : StubModels.Say("It is done.");
        };
        var done = (await blocks.RunAsync(blocks.Step("agent", new { task = "Work on the sales.", tools = Tools }))).ShouldBeOfType<StepOutcome.Completed>();
        blocks.Models.Moves = null;
        return (results, done);
    }
}
