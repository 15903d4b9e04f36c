using Cadre.Canvases.Contracts;
using Cadre.Canvases.Live.Editing;
using Cadre.Crdt;
using Cadre.Kernel;

namespace Cadre.Canvases.Guarding;

/// <summary>Which changes a scope allows: within its blocks, into its blocks, nothing else.</summary>
internal static class ScopeRules
{
    public const string Refusal = "Your rights cover other blocks or fields of this canvas.";
    public const string Place = "place", Parent = "parent";

    /// <summary>Whether an update stays within the scope. Comments have rules of their own.</summary>
    public static bool Allows(EditScope scope, IReadOnlyList<Touch> touches, Actor actor, Doc doc)
    {
        var added = touches.Where(t => t is { Kind: TouchKind.Insert, Root: CanvasContent.Blocks, Keys: [not null] }).Select(t => t.Keys[0]!).Where(id => !doc.GetMap(CanvasContent.Blocks).ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
        var targets = touches.Where(t => t is { Kind: TouchKind.Insert, Root: CanvasContent.Edges, Keys: [not null, "to"] }).Select(t => (t.Keys[0], t.Value.List?[0].Text)).ToList();
        return touches.All(touch => touch.Kind == TouchKind.Collected || touch.Root switch
        {
            CanvasContent.Comments => true,
            CanvasContent.Blocks or CanvasContent.Geo => Allows(touch),
            CanvasContent.Edges => touch.KeyAt(0) is { } edge && TargetsOf(edge).All(IsOwn),
            _ => false,
        });

        bool Allows(Touch touch) => touch.KeyAt(0) is { } id && IsOwn(id) && (added.Contains(id) || scope.Fields is null || (FieldOf(touch) is { } field && scope.Fields.Contains(field)));

        bool IsOwn(string id) => scope.Blocks.Contains(id) || (scope.MayAdd && (added.Contains(id) || IsMadeBy(doc, id, actor)));

        IEnumerable<string> TargetsOf(string edge)
        {
            if (doc.GetMap(CanvasContent.Edges).GetMap(edge) is { } existing)
            {
                yield return CanvasContent.ReadEnds(existing)?.To ?? "";
            }

            foreach (var (_, to) in targets.Where(target => target.Item1 == edge))
            {
                yield return to ?? "";
            }
        }
    }

    /// <summary>Whether typed edits stay within the scope.</summary>
    public static bool Allows(EditScope scope, IReadOnlyList<CanvasEdit> edits, Actor actor, Doc doc)
    {
        var added = edits.OfType<AddBlock>().Select(add => add.Block.Id).ToHashSet(StringComparer.Ordinal);
        var made = edits.OfType<Connect>().ToDictionary(connect => connect.Connection.Id, connect => connect.Connection.To, StringComparer.Ordinal);
        return edits.All(edit => edit switch
        {
            AddBlock => scope.MayAdd,
            SetBlock set => IsOwn(set.Id) && (IsNew(set.Id) || ((set.Title is null || May("title")) && (set.Version is null || May("v")) && (set.Settings is not { ValueKind: System.Text.Json.JsonValueKind.Object } settings || ChangedSettings(doc, set.Id, settings).All(May)))),
            RemoveBlock remove => IsOwn(remove.Id) && (IsNew(remove.Id) || scope.Fields is null),
            MoveBlock move => IsOwn(move.Id) && (IsNew(move.Id) || May(Place)),
            Connect connect => IsOwn(connect.Connection.To),
            Disconnect disconnect => IsOwn(made.GetValueOrDefault(disconnect.Id) ?? (doc.GetMap(CanvasContent.Edges).GetMap(disconnect.Id) is { } edge ? CanvasContent.ReadEnds(edge)?.To : null) ?? ""),
            _ => false,
        });

        bool May(string field) => scope.Fields is null || scope.Fields.Contains(field);

        bool IsNew(string id) => scope.MayAdd && added.Contains(id);

        bool IsOwn(string id) => scope.Blocks.Contains(id) || (scope.MayAdd && (added.Contains(id) || IsMadeBy(doc, id, actor)));
    }

    private static bool IsMadeBy(Doc doc, string id, Actor actor) => doc.GetMap(CanvasContent.Blocks).GetMap(id)?["createdBy"].Text == actor.Key;

    private static IEnumerable<string> ChangedSettings(Doc doc, string id, System.Text.Json.JsonElement wanted)
    {
        var block = doc.GetMap(CanvasContent.Blocks).GetMap(id);
        var before = block is null ? null : BlockFields.Read(block).GetValueOrDefault(BlockFields.Settings).Map;
        var after = CanvasEditing.FromJson(wanted).Map!; // an object parses to a map
        return after.Where(entry => before?.GetValueOrDefault(entry.Key) != entry.Value).Select(entry => entry.Key)
            .Concat(before?.Keys.Where(name => !after.ContainsKey(name)) ?? []).Select(name => $"settings.{name}");
    }

    private static string? FieldOf(Touch touch) => touch.Root == CanvasContent.Geo ? Place : touch.KeyAt(1) switch
    {
        "at" => Parent,
        { } key when key.StartsWith("p.settings.", StringComparison.Ordinal) => key[2..],
        "p.title" => "title",
        "p.why" => "why",
        { } key when key.StartsWith("p.", StringComparison.Ordinal) => "props." + key[2..],
        _ => null,
    };
}
