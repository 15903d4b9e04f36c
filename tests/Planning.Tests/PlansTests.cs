using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Journal.Contracts;
using Cadre.Planning.Composition;
using Cadre.Planning.Contracts;
using Cadre.Planning.Features;
using Cadre.Planning.Persistence;
using Cadre.Tests.Support;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cadre.Planning.Tests;

public sealed class PlansTests(Bench bench) : IClassFixture<Bench>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Analyse this CSV", "seattle-weather.csv", "seattle weather")]
    [InlineData("analyse this spreadsheet: what drives the tonnes?", "harvest_2024.xlsx", "harvest")]
    [InlineData("Analyse this CSV", "data.csv", "csv")]
    public async Task Plan_FileWithATellingName_IsAboutIt(string text, string name, string thing)
    {
        var answer = (await bench.AskAsync(new NewIntent(text) { Attachments = [new Runs.Contracts.ArtifactRef(new string('b', 64), name, "text/csv", 100)], Answers = new Dictionary<string, System.Text.Json.JsonElement>() })).Value;

        answer.Contract!.Title.ShouldContain(thing, Case.Insensitive);
        answer.Contract.Blocks.Select(b => b.Settings.ToString()).ShouldAllBe(s => !s.Contains("the people who have this need"));
    }

    [Fact]
    public async Task Approve_Twice_SameCanvasWithTheBlocks()
    {
        var plan = await PlannedAsync("Open a coffee bakery in Lisbon");
        var first = await ApprovePlan.HandleAsync(bench.Tenant, plan.Id, null, bench.Get<PlanStore>(), bench.Get<ICanvasService>(), bench.Get<IBlockCatalogs>(), Token);
        var second = await ApprovePlan.HandleAsync(bench.Tenant, plan.Id, null, bench.Get<PlanStore>(), bench.Get<ICanvasService>(), bench.Get<IBlockCatalogs>(), Token);

        var canvas = first.Result.ShouldBeOfType<Ok<ApprovedPlan>>().Value!.CanvasId;
        second.Result.ShouldBeOfType<Ok<ApprovedPlan>>().Value!.CanvasId.ShouldBe(canvas);
        var written = (await bench.Get<ICanvasDocuments>().ReadAsync(bench.Tenant, new CanvasId(canvas), Token)).Value;
        written.Blocks.Select(b => b.Id).ShouldBe(plan.Blocks.Select(b => b.Id).Concat(plan.Groups.Select(g => g.Id)), ignoreOrder: true);
        written.Connections.Count.ShouldBe(plan.Connections.Count);
        (await bench.Get<ICanvasService>().CheckAsync(bench.Tenant, written, CancellationToken.None)).Values.SelectMany(p => p).Where(p => !p.Warning).ShouldBeEmpty();
    }

    [Fact]
    public async Task Approve_CutOffAfterItsCanvas_IsTakenUpWithTheSameCanvas()
    {
        var plan = await PlannedAsync("Open a coffee bakery in Lisbon");
        var store = bench.Get<PlanStore>();
        CanvasId made = default;
        await Should.ThrowAsync<IOException>(() => store.ApproveAsync(
            bench.Tenant,
            plan.Id,
            async (contract, id) =>
            {
                made = (await bench.Get<ICanvasService>().CreateAsync(bench.Tenant, id, contract.Title, CanvasLayout.Edits(contract, bench.Get<IBlockCatalog>()), Token)).Value;
                throw new IOException("The server dies here.");
            },
            Token));

        var approved = await ApprovePlan.HandleAsync(bench.Tenant, plan.Id, null, store, bench.Get<ICanvasService>(), bench.Get<IBlockCatalogs>(), Token);

        approved.Result.ShouldBeOfType<Ok<ApprovedPlan>>().Value!.CanvasId.ShouldBe(made.Value);
        (await bench.Get<ICanvasDocuments>().ReadAsync(bench.Tenant, made, Token)).Value.Blocks.Count.ShouldBe(plan.Blocks.Count + plan.Groups.Count);
        var events = await bench.Get<IJournal>().ReadAsync(bench.Tenant, "workspace", 0, 1000, Token);
        events.Where(e => e.Data.GetRawText().Contains(plan.Id.Value.ToString(), StringComparison.Ordinal)).Select(e => e.Kind).ShouldBe(["intent.stated", "plan.approved"]);
    }

    [Fact]
    public async Task Approve_ThatFailed_MayBeTriedAgain()
    {
        var plan = await PlannedAsync("Open a coffee bakery in Lisbon");
        var tooLong = await ApprovePlan.HandleAsync(bench.Tenant, plan.Id, new PlanApproval { ProjectName = new string('x', 5000) }, bench.Get<PlanStore>(), bench.Get<ICanvasService>(), bench.Get<IBlockCatalogs>(), Token);
        tooLong.Result.ShouldBeOfType<ProblemHttpResult>();
        var approved = await ApprovePlan.HandleAsync(bench.Tenant, plan.Id, null, bench.Get<PlanStore>(), bench.Get<ICanvasService>(), bench.Get<IBlockCatalogs>(), Token);
        approved.Result.ShouldBeOfType<Ok<ApprovedPlan>>();
    }

    [Fact]
    public async Task Update_RemovedBlock_StaysConnectedToNothing()
    {
        var plan = await PlannedAsync("Build a recipe app for students");
        var kept = plan.Blocks.Skip(1).ToList();

        var updated = await UpdatePlan.HandleAsync(bench.Tenant, plan.Id, new PlanPatch { Title = "Mine", Blocks = kept }, bench.Get<PlanStore>(), bench.Get<PlanEstimates>(), Token);

        var changed = updated.Result.ShouldBeOfType<Ok<PlanContract>>().Value!;
        changed.Title.ShouldBe("Mine");
        changed.Connections.ShouldAllBe(c => c.From[0] != plan.Blocks[0].Id);
        (await bench.Get<PlanStore>().FindAsync(bench.Tenant, plan.Id, Token))!.Blocks.Count.ShouldBe(kept.Count);
    }

    [Fact]
    public async Task Find_OtherWorkspace_SeesNothing()
    {
        var plan = await PlannedAsync("Sell honey from my bees in Ukraine");

        (await bench.Get<PlanStore>().FindAsync(TestDatabase.NewTenant(), plan.Id, Token)).ShouldBeNull();
        (await bench.Get<PlanStore>().ListAsync(bench.Tenant, DateTimeOffset.MaxValue, 50, Token)).ShouldContain(p => p.Id == plan.Id);
        (await bench.Get<PlanStore>().DeleteAsync(bench.Tenant, plan.Id, Token)).ShouldBeTrue();
        (await bench.Get<PlanStore>().FindAsync(bench.Tenant, plan.Id, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Plan_AttachedCsv_IsInTheDataBlock()
    {
        var file = new Runs.Contracts.ArtifactRef(new string('a', 64), "sales.csv", "text/csv", 100);
        var answer = (await bench.AskAsync(new NewIntent("Analyse this CSV of monthly sales") { Attachments = [file] })).Value;

        answer.Status.ShouldBe("planned");
        answer.Contract!.Blocks.First(b => b.Type == "data").Settings.GetProperty("artifact").GetProperty("artifact").GetString().ShouldBe(file.Artifact);
    }

    [Fact]
    public async Task Plan_WithoutCsv_AsksThenLeavesTheFileOpen()
    {
        (await bench.AskAsync(new NewIntent("Analyse this CSV of monthly sales"))).Value.Questions.ShouldContain(q => q.Kind == "file");
        var plan = (await bench.AskAsync(new NewIntent("Analyse this CSV of monthly sales") { Answers = new Dictionary<string, JsonElement>() })).Value;

        plan.Contract!.Blocks.ShouldContain(b => b.Needs.Any(n => n.Kind == "file" && !n.Optional));
    }

    private async Task<PlanContract> PlannedAsync(string text)
    {
        var answer = await PlanIntent.HandleAsync(bench.Tenant, new NewIntent(text) { Answers = new Dictionary<string, JsonElement>(), Planner = "built-in" }, bench.Get<Planner>(), bench.Get<PlanStore>(), Token);
        return answer.Result.ShouldBeOfType<Ok<IntentAnswer>>().Value!.Contract!;
    }
}
