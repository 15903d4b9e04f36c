using System.Net;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Writing;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Game;

/// <summary>Makes a game that is one web page: our engine, levels that can be finished, characters drawn from their descriptions.</summary>
internal sealed class GameExecutor(MaterialReader reader, GameWriter writer, GamePicture picture, ArtifactFiles artifacts) : BlockExecutor<GameSettings>("game")
{
    /// <summary>The first version whose blocks ask a connected model.</summary>
    private const int AsksModels = 2;

    private static readonly string[] Engines = ["platformer", "shooter", "corridor", "puzzle", "quiz", "board"];

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, GameSettings settings, CancellationToken cancellationToken)
    {
        var materials = await reader.ReadAsync(context, "design", cancellationToken);
        var people = await materials.ThenAsync(_ => reader.ReadAsync(context, "characters", cancellationToken));
        if (!people.IsOk)
        {
            return people.Error;
        }

        var design = MaterialReader.Values(context.Input("design")).Select(GameSettings.From).FirstOrDefault(d => d is not null);
        var wanted = settings.With(design);
        var engine = wanted.Engine ?? "platformer";
        if (!Engines.Contains(engine, StringComparer.Ordinal))
        {
            return StepSettings.Bad("engine", $"There is no engine '{engine}'.", $"Choose one of {string.Join(", ", Engines)}.");
        }

        var text = string.Join("\n\n", materials.Value.Select(m => m.Text));
        var cast = Cast(wanted, people.Value);
        wanted = wanted with { Characters = cast };
        var draft = context.Node.TypeVersion < AsksModels ? Result<Draft<GameSettings>?>.Ok(null) : await writer.WriteAsync(context, engine, wanted, [.. materials.Value, .. people.Value], cancellationToken);
        if (!draft.IsOk)
        {
            return draft.Error;
        }

        var result = new StepResult().MadeBy(draft.Value, $"{engine} engine");
        wanted = wanted.With(draft.Value?.Value);
        var game = GameContent.Compose(engine, context.Node.Title, wanted, text, [.. wanted.Characters ?? []], result);
        if (!game.IsOk)
        {
            return game.Error;
        }

        return await SaveAsync(context, Page(engine, game.Value), game.Value, result, cancellationToken);
    }

    private async Task<Result<StepOutcome>> SaveAsync(StepContext context, string html, GameContent game, StepResult result, CancellationToken cancellationToken)
    {
        var letters = string.Concat(game.Title.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');
        var name = letters.Length == 0 ? "game" : letters[..Math.Min(50, letters.Length)];
        var file = await context.EffectAsync("tool:game", "tool", (_, token) => artifacts.SaveTextAsync(context.Tenant, name + ".html", "text/html", html, token), cancellationToken);
        var seen = await file.ThenAsync(_ => context.EffectAsync<CardPicture>("sandbox:picture", "sandbox", async (_, token) => CardPicture.Of(await picture.TakeAsync(context.Tenant, html, name, token)), cancellationToken));
        return seen.Map<CardPicture, StepOutcome>(card => card.Tell(result).Output("frame", html).Output("file", file.Value).View("frame", game.Title, file.Value, card.ViewOptions())
            .View("file", "Game file", file.Value).Figure("levels", game.Levels.Count).Done());
    }

    /// <summary>The page: the data cannot end its script element.</summary>
    private static string Page(string engine, GameContent game) => EmbeddedText.Read("Game/game.html")
        .Replace("%TITLE%", WebUtility.HtmlEncode(game.Title), StringComparison.Ordinal)
        .Replace("%TOUCH%", engine is "platformer" or "shooter" or "corridor" ? "used" : "", StringComparison.Ordinal)
        .Replace("%ENGINE%", EmbeddedText.Read("Game/engine.js"), StringComparison.Ordinal)
        .Replace("%RULES%", Rules(engine), StringComparison.Ordinal)
        .Replace("%GAME%", JsonSerializer.Serialize(game, CadreJson.Stored).Replace("<", "\\u003c", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>What an engine does; the mazes' picture is a script of its own.</summary>
    private static string Rules(string engine) => (engine == "corridor" ? EmbeddedText.Read("Game/corridor-view.js") + "\n" : "") + EmbeddedText.Read($"Game/{engine}.js");

    /// <summary>Settings first, then the lines of connected texts: "Name: description" or "Name (role)".</summary>
    private static List<GameCharacter> Cast(GameSettings settings, IReadOnlyList<Material> people)
    {
        if (settings.Characters is { Count: > 0 } given)
        {
            return [.. given];
        }

        var lines = people.SelectMany(m => m.Text.Split('\n')).Select(l => l.Trim().TrimStart('-', '*', '#', ' ', '|').Replace("**", "", StringComparison.Ordinal)).Where(l => l.Length is > 2 and < 300);
        return [.. lines.Select(l => (Line: l, Cut: l.IndexOfAny([':', '(', '–', '—', '|']))).Where(p => p.Cut is > 1 and < 40)
            .Select(p => new GameCharacter(p.Line[..p.Cut].Trim(), p.Line[(p.Cut + 1)..].Trim(' ', ')'), null, p.Line)).Take(12)];
    }
}
