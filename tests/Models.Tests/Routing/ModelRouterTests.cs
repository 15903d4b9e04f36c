using Cadre.Models.Tests.Support;
using Microsoft.Extensions.AI;

namespace Cadre.Models.Tests.Routing;

public sealed class ModelRouterTests : IAsyncLifetime
{
    private Workbench bench = null!;

    public async ValueTask InitializeAsync() => bench = await Workbench.CreateAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Ask_NothingConnected_ReturnsNoModel()
    {
        var answer = await bench.Router.AskAsync(bench.Tenant, Workbench.Call(), null, CancellationToken.None);
        answer.Error!.Code.ShouldBe("no_model");
    }

    [Fact]
    public async Task Ask_StreamsTextAndWritesOneLedgerRow()
    {
        await bench.ConnectAsync();
        var pieces = new List<string>();
        var answer = await bench.Router.AskAsync(bench.Tenant, Workbench.Call(), pieces.Add, CancellationToken.None);

        answer.Value.Text.ShouldBe("Hello there");
        pieces.ShouldBe(["Hello ", "there"]);
        bench.Server.Keys.ShouldAllBe(k => k == "Bearer sk-test");
        var row = (await bench.Ledger.ListAsync(bench.Tenant, DateTime.MaxValue, 10, CancellationToken.None)).ShouldHaveSingleItem();
        (row.TokensIn, row.TokensOut, row.Outcome, row.Purpose).ShouldBe((1000, 500, "ok", "test"));
    }

    [Fact]
    public async Task Ask_ServerThatNeverAnswers_IsLeftAfterItsTimeAndWrittenDown()
    {
        await bench.ConnectAsync();
        var held = new TaskCompletionSource();
        bench.Server.Held = held.Task;
        var answer = await bench.Router.AskAsync(bench.Tenant, Workbench.Call() with { Timeout = TimeSpan.FromMilliseconds(150) }, null, CancellationToken.None);
        held.SetResult();

        answer.Error!.Code.ShouldBe("model_timeout");
        (await bench.Ledger.ListAsync(bench.Tenant, DateTime.MaxValue, 10, CancellationToken.None)).ShouldHaveSingleItem().Outcome.ShouldBe("model_timeout");
    }

    [Fact]
    public async Task Ask_PricedModel_ChargesExactDecimals()
    {
        Allow("gpt-4o-mini");
        await bench.ConnectAsync("openai", "gpt-4o-mini");
        var answer = await bench.Router.AskAsync(bench.Tenant, Workbench.Call(), null, CancellationToken.None);
        answer.Value.Cost.ShouldBe(0.00045m); // 1,000 × 0.15/M + 500 × 0.60/M
    }

    [Fact]
    public async Task Ask_FiftyInParallelOnASmallBudget_NeverSpendsMoreThanTheCap()
    {
        Allow("gpt-4o");
        await bench.ConnectAsync("openai", "gpt-4o");
        var now = DateTimeOffset.UtcNow;
        await bench.Ledger.SetCapAsync(bench.Tenant, new DateOnly(now.Year, now.Month, 1), 0.05m, CancellationToken.None);
        var calls = Enumerable.Range(0, 50).Select(_ => bench.Router.AskAsync(bench.Tenant, Workbench.Call(), null, CancellationToken.None));
        var answers = await Task.WhenAll(calls);

        var budget = (await bench.Ledger.BudgetAsync(bench.Tenant, CancellationToken.None))!;
        budget.Spent.ShouldBeLessThanOrEqualTo(0.05m);
        budget.Reserved.ShouldBe(0);
        answers.Count(a => a.IsOk).ShouldBeGreaterThan(0);
        answers.Where(a => !a.IsOk).ShouldNotBeEmpty();
        answers.Where(a => !a.IsOk).ShouldAllBe(a => a.Error!.Code == "budget_exhausted");
    }

    [Fact]
    public async Task Ask_FirstServerDown_NextConnectionAnswers()
    {
        await using var second = await ModelServer.StartAsync();
        await bench.ConnectAsync();
        var added = await bench.Setup.AddAsync(bench.Tenant, new("custom", "second", second.BaseUrl.ToString(), null, null), CancellationToken.None);
        added.IsOk.ShouldBeTrue();
        bench.Server.Status = 503;

        var answer = await bench.Router.AskAsync(bench.Tenant, Workbench.Call(), null, CancellationToken.None);
        answer.Value.Choice.Connection.ShouldBe(added.Value.Id);
    }

    [Fact]
    public async Task Ask_KeyRefused_SaysSoAndDoesNotTryAgain()
    {
        await bench.ConnectAsync();
        bench.Server.Status = 401;
        var answer = await bench.Router.AskAsync(bench.Tenant, Workbench.Call(), null, CancellationToken.None);
        answer.Error!.Code.ShouldBe("model_key_refused");
        bench.Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Ask_ToolCallInPieces_ComesWhole()
    {
        await bench.ConnectAsync();
        bench.Server.Answer = _ =>
        [
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"id":"call_1","function":{"name":"lookup","arguments":"{\"ci"}}]}}]}""",
            """{"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"ty\":\"Nairobi\"}"}}]},"finish_reason":"tool_calls"}]}""",
            "[DONE]",
        ];
        var tool = AIFunctionFactory.Create((string city) => city, "lookup");
        var call = Workbench.Call() with { Options = new ChatOptions { Tools = [tool] } };
        var answer = await bench.Router.AskAsync(bench.Tenant, call, null, CancellationToken.None);

        var made = answer.Value.ToolCalls.ShouldHaveSingleItem();
        (made.Name, made.Arguments).ShouldBe(("lookup", """{"city":"Nairobi"}"""));
        bench.Server.Requests.Last()["tools"]![0]!["function"]!["name"]!.GetValue<string>().ShouldBe("lookup");
    }

    [Fact]
    public async Task Ask_Cancelled_StillWritesTheLedgerRow()
    {
        await bench.ConnectAsync();
        bench.Server.Answer = _ => Enumerable.Repeat("""{"choices":[{"delta":{"content":"and so on "}}]}""", 100_000);
        using var cancel = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => bench.Router.AskAsync(bench.Tenant, Workbench.Call(), _ => cancel.Cancel(), cancel.Token));
        (await bench.Ledger.ListAsync(bench.Tenant, DateTime.MaxValue, 10, CancellationToken.None)).ShouldHaveSingleItem().Outcome.ShouldBe("cancelled");
    }

    private void Allow(string model)
    {
        bench.Server.Models = $$"""{"data":[{"id":"{{model}}"}]}""";
    }
}
