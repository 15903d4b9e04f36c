using System.Text.Json;
using System.Text.Json.Nodes;
using Cadre.Blocks.Code;
using Cadre.Blocks.Execution;
using Cadre.Blocks.Packages.Format;
using Cadre.Connections.Contracts;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Packages.Running;

/// <summary>
/// Runs a package in a sandbox of its own: 1. its files go below <c>package/</c>, those of its inputs below <c>in/</c>; 2. <c>input.json</c> is written; 3. its entry runs, with the
/// hosts it was granted as the only way out; 4. <c>result.json</c> and <c>out/</c> are read.
/// </summary>
internal sealed class PackageRunner(SandboxJobs jobs, ArtifactFiles artifacts, PackageFiles files, ISandboxProxies proxies)
{
    public async Task<Result<PackageRun>> RunAsync(Tenant tenant, string key, BlockFolder folder, PackageInput input, PackageWatch watch, CancellationToken cancellationToken)
    {
        var wanted = folder.Manifest.Wants.Network;
        await using var proxy = wanted.Count > 0 ? proxies.Open(tenant, WayFolder.Open(), wanted, EgressSource.Current) : null;
        var spec = new SandboxSpec
        {
            Limits = new SandboxLimits
            {
                Wall = TimeSpan.FromSeconds(Math.Clamp(folder.Manifest.Limits.Seconds, 1, 600)),
                MemoryBytes = Math.Clamp(folder.Manifest.Limits.MemoryMb, 64, 1024) * 1024L * 1024,
            },
            Egress = proxy is null ? null : new SandboxEgress(proxy.SocketPath),
        };
        return await jobs.UseAsync(tenant, key, spec, (sandbox, token) => RunAsync(tenant, sandbox, folder, input, watch, token), cancellationToken);
    }

    private async Task<Result<PackageRun>> RunAsync(Tenant tenant, ISandbox sandbox, BlockFolder folder, PackageInput input, PackageWatch watch, CancellationToken cancellationToken)
    {
        foreach (var (path, bytes) in folder.Files) // 1
        {
            var written = await SandboxJobs.WriteAsync(sandbox, "package/" + path, bytes, cancellationToken);
            if (!written.IsOk)
            {
                return written.Error;
            }
        }

        var inputs = await sandbox.Files.CreateFolderAsync("out", cancellationToken).ThenAsync(_ => files.PlaceAsync(tenant, folder, input.Inputs, sandbox, cancellationToken));
        var program = folder.Manifest.Executor;
        var started = await inputs.ThenAsync(async given =>
        {
            var json = new JsonObject { ["settings"] = JsonNode.Parse(input.Settings.GetRawText()), ["inputs"] = given, ["model"] = input.Model };
            return await SandboxJobs.WriteAsync(sandbox, "input.json", json.ToJsonString(), cancellationToken); // 2
        }).ThenAsync(_ => sandbox.ExecAsync([Interpreters.Of(program.Language), "package/" + program.Entry], new ExecOptions { Environment = Interpreters.Environment }, cancellationToken)); // 3
        if (!started.IsOk)
        {
            return started.Error;
        }

        var terminal = await new PackageOutput(watch).FollowAsync(started.Value, cancellationToken);
        var exit = await started.Value.Completion;
        return exit.Succeeded
            ? await ReadAsync(tenant, sandbox, folder, terminal, exit, cancellationToken)
            : new PackageRun(new Dictionary<string, JsonElement>(StringComparer.Ordinal), [], terminal, SandboxJobs.Stopped(exit, sandbox.Spec.Limits, $"The package '{folder.Manifest.Name}'"), exit.Wall.TotalSeconds, exit.PeakMemoryBytes);
    }

    private async Task<Result<PackageRun>> ReadAsync(Tenant tenant, ISandbox sandbox, BlockFolder folder, string terminal, SandboxExit exit, CancellationToken cancellationToken)
    {
        var saved = await CodeOutput.CollectAsync(tenant, artifacts, sandbox, cancellationToken); // 4
        if (!saved.IsOk)
        {
            return saved.Error;
        }

        var result = await CodeOutput.ResultAsync(sandbox, "", cancellationToken);
        var outputs = result.Then(r => PackageOutputs.Read(r, folder.Manifest.Outputs, saved.Value));
        return outputs.IsOk
            ? new PackageRun(outputs.Value, saved.Value, terminal, null, exit.Wall.TotalSeconds, exit.PeakMemoryBytes)
            : new PackageRun(new Dictionary<string, JsonElement>(StringComparer.Ordinal), saved.Value, terminal, outputs.Error, exit.Wall.TotalSeconds, exit.PeakMemoryBytes);
    }
}
