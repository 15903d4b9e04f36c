using System.Globalization;
using System.Text.Json;
using Cadre.Canvases.Contracts;
using Cadre.Models.Contracts;
using Cadre.Planning.Contracts;

namespace Cadre.Planning.Composition;

/// <summary>Works out time, money and needs of drafts, and makes contracts of them.</summary>
internal sealed class PlanEstimates(IBlockCatalog catalog, IModelPrices prices)
{
    private static readonly Dictionary<string, (double Low, double High, double Model)> Seconds = new(StringComparer.Ordinal)
    {
        ["content"] = (1, 6, 60),
        ["chat"] = (1, 3, 40),
        ["code"] = (1, 6, 0),
        ["data"] = (1, 5, 0),
        ["analysis"] = (2, 10, 0),
        ["diagram"] = (1, 5, 0),
        ["search"] = (1, 12, 0),
        ["fetch"] = (1, 12, 0),
        ["http"] = (1, 15, 0),
        ["transform"] = (1, 1, 0),
        ["condition"] = (1, 1, 0),
        ["approval"] = (1, 3600, 0),
        ["image"] = (1, 5, 0),
        ["video"] = (8, 60, 0),
        ["voice"] = (1, 8, 0),
        ["game"] = (1, 5, 0),
        ["loop"] = (1, 1, 0),
        ["parallel"] = (1, 1, 0),
        ["join"] = (1, 1, 0),
        ["document"] = (1, 1, 0),
        ["knowledge"] = (1, 3, 30),
    };

    /// <summary>The contract of a draft.</summary>
    public PlanContract Finish(PlanId id, PlanDraft draft, ModelChoice? model)
    {
        var blocks = draft.Blocks.Select(b => Finish(b, draft, model)).ToList();
        return new PlanContract
        {
            Id = id,
            Title = draft.Title,
            Summary = draft.Summary,
            Language = draft.Language,
            Goal = draft.Goal,
            Blocks = blocks,
            Connections = draft.Connections,
            Groups = draft.Groups,
            Estimate = Total(blocks, draft.Connections),
            Credentials = draft.Credentials,
            Assumptions = draft.Assumptions,
            Acceptance = draft.Acceptance,
            NoModel = model is null,
        };
    }

    /// <summary>The contract after an edit: blocks without an estimate get one, sums are made anew.</summary>
    public PlanContract Refresh(PlanContract plan)
    {
        var draft = new PlanDraft(plan.Title, plan.Summary, plan.Blocks, plan.Connections, plan.Groups);
        var blocks = plan.Blocks.Select(b => b.Estimate is { Seconds.Count: 2, Money.Count: 2 } ? b with { Settings = Object(b.Settings) } : Finish(b with { Settings = Object(b.Settings) }, draft, null)).ToList();
        return plan with { Blocks = blocks, Estimate = Total(blocks, plan.Connections) };
    }

    /// <summary>Time along the longest path, money of all.</summary>
    public static PlanEstimate Total(IReadOnlyList<PlanBlock> blocks, IReadOnlyList<PlanConnection> connections)
    {
        var ends = blocks.ToDictionary(b => b.Id, b => (Low: b.Estimate!.Seconds[0], High: b.Estimate.Seconds[1]), StringComparer.Ordinal);
        var wires = PlanOrder.Forward(blocks, connections);
        foreach (var block in PlanOrder.Sort(blocks, connections))
        {
            foreach (var next in wires.Where(w => w.From == block.Id && ends.ContainsKey(w.To)))
            {
                var own = blocks.First(b => b.Id == next.To).Estimate!.Seconds;
                var (low, high) = ends[next.To];
                ends[next.To] = (Math.Max(low, ends[block.Id].Low + own[0]), Math.Max(high, ends[block.Id].High + own[1]));
            }
        }

        string Sum(int end) => blocks.Sum(b => decimal.TryParse(b.Estimate!.Money[end], NumberStyles.Number, CultureInfo.InvariantCulture, out var money) ? money : 0).ToString("0.####", CultureInfo.InvariantCulture);
        return new PlanEstimate([ends.Values.Select(e => e.Low).DefaultIfEmpty(0).Max(), ends.Values.Select(e => e.High).DefaultIfEmpty(0).Max()], [Sum(0), Sum(1)]);
    }

    private PlanBlock Finish(PlanBlock block, PlanDraft draft, ModelChoice? model)
    {
        var manifest = catalog.Find(block.Type);
        var asks = model is not null && manifest?.Needs.Any(n => n.Kind == "model") == true && !HasText(block);
        return block with { Estimate = Estimate(block, asks ? model : null), Needs = [.. Needs(block, draft, manifest)] };
    }

    private PlanEstimate Estimate(PlanBlock block, ModelChoice? model)
    {
        var (low, high, thinking) = Seconds.GetValueOrDefault(block.Type, (1, 10, 30));
        if (model is null)
        {
            return new([low, high], ["0", "0"]);
        }

        string Money(long read, long written) => prices.Cost(model, read, written).ToString("0.####", CultureInfo.InvariantCulture);
        return new([low + 3, high + thinking], [Money(1500, 400), Money(20_000, 4000)]);
    }

    private static IEnumerable<PlanNeed> Needs(PlanBlock block, PlanDraft draft, BlockManifest? manifest)
    {
        var fed = draft.Connections.Any(c => c.To[0] == block.Id);
        if (block.Type == "data" && !fed && !block.Settings.TryGetProperty("artifact", out _) && !block.Settings.TryGetProperty("inline", out _))
        {
            yield return new("file", "A table: CSV, TSV, JSON or XLSX.", false);
        }

        foreach (var need in manifest?.Needs ?? [])
        {
            var kind = need.Kind is "model" or "credential" ? need.Kind : "tool";
            if (kind != "model" || !HasText(block))
            {
                yield return new(kind, need.What, need.Optional || kind == "credential");
            }
        }
    }

    private static JsonElement Object(JsonElement settings) => settings.ValueKind == JsonValueKind.Object ? settings : JsonSerializer.SerializeToElement(new Dictionary<string, string>());

    private static bool HasText(PlanBlock block) => block.Settings.ValueKind == JsonValueKind.Object && block.Settings.TryGetProperty("text", out _);
}
