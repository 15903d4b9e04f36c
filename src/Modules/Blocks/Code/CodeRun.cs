using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Code;

/// <summary>How a program ran.</summary>
internal sealed record CodeRun(string Stdout, string Terminal, JsonElement? Result, IReadOnlyList<ArtifactRef> Files, Error? Failure, double Seconds, long PeakMemoryBytes)
{
    private const int LongestTerminal = 50_000;
    private const int MostViews = 12;

    /// <summary>What people see of it, after what is in the result already.</summary>
    public StepOutcome Finish(StepResult result)
    {
        if (Failure is { } failure)
        {
            return Outcomes.Failed(failure, new ResultView("terminal") { Title = "Output", Value = JsonSerializer.SerializeToElement(Tail(LongestTerminal)) });
        }

        result.Output("stdout", Stdout).Output("files", Files)
            .Figure("seconds", Math.Round(Seconds, 3)).Figure("peakMemoryMb", Math.Round(PeakMemoryBytes / 1048576.0, 1));
        result.Output("result", Result ?? JsonSerializer.SerializeToElement<object?>(null));
        if (Result is { } value)
        {
            result.View(Materials.TableValue.From(value) is not null && value.ValueKind == JsonValueKind.Object ? "table" : "json", "Result", value);
        }

        foreach (var file in Files.Take(MostViews))
        {
            result.View(ValueViews.Kind(file.MediaType), file.Name, file);
        }

        return (Terminal.Length > 0 || Result is null ? result.View("terminal", "Output", Tail(LongestTerminal)) : result).Done();
    }

    /// <summary>The end of what it printed.</summary>
    public string Tail(int longest) => Terminal.Length <= longest ? Terminal : "…" + Terminal[^longest..];
}
