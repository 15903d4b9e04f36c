using System.Globalization;
using System.Text;
using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Rendering;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Playtest;

/// <summary>
/// Plays a game of ours in a sandboxed browser by the scripted player its engine brings along: once as fast as it goes, to see whether the goal is reached, and
/// once in real time, to see how smoothly it runs.
/// </summary>
internal sealed class PlaytestExecutor(SandboxRenderer renderer, ArtifactFiles artifacts, QuietMachine machine) : BlockExecutor<PlaytestSettings>("playtest")
{
    private const int LargestGame = 8 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, PlaytestSettings settings, CancellationToken cancellationToken)
    {
        var html = await HtmlAsync(context, cancellationToken);
        if (!html.IsOk)
        {
            return html.Error;
        }

        context.Progress(0.05, "Waiting until the machine is quiet");
        var seconds = Math.Clamp(settings.Seconds ?? 4, 1, 15).ToString(CultureInfo.InvariantCulture);
        var script = EmbeddedText.Read("Playtest/play.js").Replace("%SECONDS%", seconds, StringComparison.Ordinal);
        var played = await context.EffectAsync("sandbox:play", "sandbox", (_, token) => PlayAsync(context, html.Value, script, token), cancellationToken);
        return played.Map<GamePlay, StepOutcome>(p => Report(context, p, settings.Smooth ?? 50));
    }

    private async Task<Result<GamePlay>> PlayAsync(StepContext context, string html, string script, CancellationToken cancellationToken)
    {
        using var turn = await machine.MeasureAsync(cancellationToken);
        context.Progress(0.1, "A scripted player plays");
        var value = await renderer.EvaluateAsync(context.Tenant, new Page(html, 960, 540), script, cancellationToken);
        return value.IsOk && value.Value.ValueKind == JsonValueKind.Object && value.Value.Deserialize<GamePlay>(CadreJson.Stored) is { } play
            ? play
            : value.IsOk ? Outcomes.Unusable("no_game", "This page brings no scripted player along.", "Connect the Game output of a game block.") : value.Error;
    }

    private async Task<Result<string>> HtmlAsync(StepContext context, CancellationToken cancellationToken)
    {
        foreach (var value in MaterialReader.Values(context.Input("game")))
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } page)
            {
                return page.Length <= LargestGame ? page : Outcomes.Unusable("game_too_large", $"The page has {page.Length / 1024 / 1024} MB; 8 MB are played.", "Make it smaller.");
            }

            if (ArtifactFiles.From(value) is { } file)
            {
                return file.Size <= LargestGame ? await artifacts.ReadTextAsync(context.Tenant, file, LargestGame, cancellationToken) : Outcomes.Unusable("game_too_large", $"'{file.Name}' has {file.Size / 1024 / 1024} MB; 8 MB are played.", "Make it smaller.");
            }
        }

        return Outcomes.Unusable("no_game", "There is no game to play.", "Connect the Game output of a game block.");
    }

    private static StepOutcome.Completed Report(StepContext context, GamePlay play, int smooth)
    {
        var findings = new List<string>();
        if (!play.Finished)
        {
            findings.Add($"The scripted player did not reach the goal; it came to level {play.Level}.");
        }

        // What a frame costs the page tells of the game; how often one was shown tells of the machine as well.
        var possible = play.Work > 0 ? 1000 / play.Work : play.Rate;
        if (possible < smooth)
        {
            findings.Add(string.Create(CultureInfo.InvariantCulture, $"A frame takes the game {play.Work:0.0} ms, enough for {possible:0} a second; {smooth} are wanted."));
        }

        var busy = possible >= smooth && play.Rate < smooth
            ? string.Create(CultureInfo.InvariantCulture, $"\nIt was shown at {play.Rate:0} frames a second, for the machine was busy with other things; the game itself needs {play.Work:0.0} ms of the {1000.0 / smooth:0} ms that a frame may take.\n")
            : "";
        findings.AddRange(play.Errors.Select(e => $"The page reported an error: {e}"));
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {context.Node.Title}\n\n{(findings.Count == 0 ? "The game can be won and runs smoothly." : "Something should be looked at.")}\n\n| Measured | Value |\n|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| Goal reached by a scripted player | {(play.Finished ? "yes" : "no")} |\n| Time in the game | {play.Seconds:0} s |\n| Tries | {play.Tries} |\n| Score | {play.Score:0} |\n| Frames a second, drawn without a graphics card | {play.Rate:0} |\n| Slowest hundredth of frames | {play.Slowest:0} ms |\n| Work for a frame | {play.Work:0.0} ms |\n");
        text.Append(busy);
        findings.ForEach(f => text.Append(CultureInfo.InvariantCulture, $"\n- {f}"));
        var result = new StepResult().Output("report", text.ToString()).Output("figures", play).View("markdown", null, text.ToString())
            .WithoutModel("scripted player").Figure("framesPerSecond", Math.Round(play.Rate, 1)).Figure("framesPossible", Math.Round(Math.Min(1000, possible))).Figure("finished", play.Finished ? 1 : 0);
        findings.ForEach(f => result.Warn(f));
        return result.Done();
    }
}

/// <summary>Settings of playtest blocks.</summary>
internal sealed record PlaytestSettings(int? Seconds, int? Smooth);

/// <summary>What the scripted player saw.</summary>
/// <param name="Finished">Whether the goal was reached.</param>
/// <param name="Seconds">Time that passed in the game.</param>
/// <param name="Tries">How often it had to begin.</param>
/// <param name="Score">Of the last try.</param>
/// <param name="Level">The level it came to, from 1.</param>
/// <param name="Rate">Frames a second in real time.</param>
/// <param name="Slowest">The 99th percentile of the time between frames, in ms.</param>
/// <param name="Work">What the page itself works for a frame, in ms, median.</param>
/// <param name="Errors">Errors of the page.</param>
internal sealed record GamePlay(bool Finished, double Seconds, int Tries, double Score, int Level, double Rate, double Slowest, double Work, IReadOnlyList<string> Errors);
