using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Packages.Format;
using Cadre.Blocks.Writing;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Running;

/// <summary>What people see of a package's run: the views it declares, else its outputs by their types.</summary>
internal static class PackageResults
{
    private const int Most = 12;

    public static StepOutcome Of(BlockFolder folder, PackageRun run, ModelReply? reply)
    {
        if (run.Failure is { } failure)
        {
            return Outcomes.Failed(failure, new ResultView("terminal") { Title = "Output", Value = JsonSerializer.SerializeToElement(Tail(run.Terminal)) });
        }

        var manifest = folder.Manifest;
        var result = new StepResult().ByEngine($"{manifest.Name} {manifest.Version}").Figure("seconds", Math.Round(run.Seconds, 3));
        foreach (var (port, value) in run.Outputs)
        {
            result.Output(port, value);
        }

        var views = manifest.Face.Views.Count > 0 ? manifest.Face.Views : [.. manifest.Outputs.Select(o => new PackageView(KindOf(o.Type), o.Name) { Title = o.Title })];
        foreach (var view in views.Where(v => run.Outputs.ContainsKey(v.Output)))
        {
            Show(result, view, run.Outputs[view.Output]);
        }

        manifest.Wants.Network.ToList().ForEach(host => result.From("web:" + host.TrimStart('*', '.')));
        if (manifest.Wants.Model is not null)
        {
            _ = reply is null ? result.WithoutModel(manifest.Name) : result.ByModel(reply.Model);
        }

        return (run.Terminal.Trim().Length > 0 ? result.View("terminal", "Output", Tail(run.Terminal)) : result).Done();
    }

    private static void Show(StepResult result, PackageView view, JsonElement value)
    {
        var files = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => ArtifactFiles.From(item)).OfType<ArtifactRef>()] : ArtifactFiles.From(value) is { } one ? [one] : (List<ArtifactRef>)[];
        if (files.Count > 0)
        {
            files.Take(Most).ToList().ForEach(file => result.View(Fits(view.Kind) ? view.Kind : ValueViews.Kind(file.MediaType), view.Title ?? file.Name, file));
        }
        else if (value.ValueKind == JsonValueKind.String && view.Kind is not ("markdown" or "code"))
        {
            result.View("markdown", view.Title, value); // text never becomes a page or a picture of its own
        }
        else
        {
            result.View(view.Kind, view.Title, value, view.Language);
        }
    }

    private static bool Fits(string kind) => kind is "svg" or "image" or "pdf" or "audio" or "video" or "file" or "frame";

    private static string KindOf(string type) => type switch
    {
        "text" or "markdown" or "html" => "markdown",
        "table" => "table",
        "image" or "svg" or "pdf" or "audio" or "video" or "file" => type,
        _ => "json",
    };

    private static string Tail(string text) => text.Length <= 50_000 ? text : "…" + text[^50_000..];
}
