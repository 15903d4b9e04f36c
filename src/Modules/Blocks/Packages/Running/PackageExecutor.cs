using System.Text.Json;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Materials;
using Cadre.Blocks.Packages.Format;
using Cadre.Blocks.Packages.Install;
using Cadre.Blocks.Writing;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Runs.Contracts;

namespace Cadre.Blocks.Packages.Running;

/// <summary>Executes the steps of installed block types: exactly the bytes that the flow was compiled with, from this workspace's packages.</summary>
internal sealed class PackageExecutor(PackageStore store, PackageReader reader, PackageRunner runner, MaterialReader materials, ModelText model) : IStepExecutor
{
    /// <inheritdoc/>
    public string Type => IStepExecutor.OfPackages;

    /// <inheritdoc/>
    public TimeSpan DefaultTimeout => TimeSpan.FromMinutes(12);

    /// <inheritdoc/>
    public async Task<StepOutcome> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (context.Node.Settings.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
        {
            return Outcomes.Failed(StepSettings.Bad("settings", "The settings are not an object.", "Open the block's properties and correct them."));
        }

        using var source = EgressSource.Begin(new EgressSource { Run = context.Run.Value, Canvas = context.Canvas, Block = context.Node.Address });
        var archive = await store.ArchiveAsync(context.Tenant, context.Node.Package ?? "", cancellationToken);
        var folder = archive is null
            ? Outcomes.Unusable("package_missing", $"The package of '{context.Node.Type}' that this run was made with is not installed any more.", "Install it again, or run the block anew with the version that is here.")
            : reader.Read(archive).Usable();
        if (!folder.IsOk)
        {
            return Outcomes.Failed(folder.Error);
        }

        var reply = await AskAsync(context, folder.Value.Manifest, cancellationToken);
        if (!reply.IsOk)
        {
            return Outcomes.Failed(reply.Error);
        }

        var input = new PackageInput(SettingsDefaults.Fill(context.Node.Settings, folder.Value.Manifest.Settings), Inputs(context), reply.Value?.Text);
        var watch = new PackageWatch(text => context.Emit("terminal", text), context.Progress);
        var run = await context.EffectAsync("sandbox:1", "sandbox", (key, token) => runner.RunAsync(context.Tenant, key, folder.Value, input, watch, token), cancellationToken);
        return run.IsOk ? PackageResults.Of(folder.Value, run.Value, reply.Value) : Outcomes.Failed(run.Error);
    }

    private static JsonElement Inputs(StepContext context) =>
        JsonSerializer.SerializeToElement(context.Inputs.ToDictionary(i => i.Key, i => i.Value.Value, StringComparer.Ordinal), CadreJson.Stored);

    /// <summary>The model's answer to the package's question; null when it asks nothing or no model is connected.</summary>
    private async Task<Result<ModelReply?>> AskAsync(StepContext context, PackageManifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.Wants.Model is not { } question || await model.ChooseAsync(context, null, cancellationToken) is null)
        {
            return Result<ModelReply?>.Ok(null);
        }

        var all = new List<Material> { new("settings", context.Node.Settings.ValueKind == JsonValueKind.Object ? context.Node.Settings.GetRawText() : "{}") };
        foreach (var port in manifest.Inputs)
        {
            var read = await materials.ReadAsync(context, port.Name, cancellationToken);
            if (!read.IsOk)
            {
                return read.Error;
            }

            all.AddRange(read.Value);
        }

        var reply = await model.AskAsync(context, "model:1", new ModelPrompt("package " + manifest.Name, "You answer a question for a tool. Give only what is asked.", question.Task, all), cancellationToken);
        return reply.IsOk ? Result<ModelReply?>.Ok(reply.Value) : reply.Error;
    }
}
