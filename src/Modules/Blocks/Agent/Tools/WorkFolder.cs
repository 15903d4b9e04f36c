using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Agent.Tools;

/// <summary>The folder an agent works in: a persistent sandbox of its block or conversation, made when it is first used. People find it on the page Sandboxes.</summary>
internal sealed class WorkFolder(Lazy<ISandboxDirectory> sandboxes)
{
    /// <summary>Uses it, one at a time.</summary>
    public async Task<Result<T>> UseAsync<T>(ToolUse use, Func<ISandbox, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        var block = use.Context.Canvas is null ? "agent" : use.Context.Node.Address;
        var name = $"{use.Work.Agent.Profile.Name}: {(string.IsNullOrWhiteSpace(use.Context.Node.Title) ? "work" : use.Context.Node.Title)}";
        var id = await sandboxes.Value.OfBlockAsync(use.Context.Tenant, use.Work.Place, block, name.Length <= 80 ? name : name[..80], cancellationToken);
        var entered = id.IsOk ? await sandboxes.Value.EnterAsync(use.Context.Tenant, id.Value, cancellationToken) : id.Error;
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        await using var visit = entered.Value;
        using var turn = await visit.AloneAsync(cancellationToken);
        return await work(visit.Sandbox, cancellationToken);
    }

    /// <summary>Runs a program in it and tells what it printed.</summary>
    public Task<Result<ToolResult>> RunAsync(ToolUse use, string? file, string? source, IReadOnlyList<string> argv, CancellationToken cancellationToken) => UseAsync(
        use,
        async (sandbox, token) =>
        {
            var written = file is null ? default(Done) : await SandboxJobs.WriteAsync(sandbox, file, source ?? "", token);
            var limits = sandbox.Spec.Limits with { Wall = TimeSpan.FromSeconds(Math.Clamp(use.Number("seconds", 60), 1, 600)) };
            var run = await written.ThenAsync(_ => sandbox.RunAsync(argv, new ExecOptions { Limits = limits }, default, 60_000, token));
            return run.Map(r => Told(r, limits));
        },
        cancellationToken);

    private static ToolResult Told(SandboxRun run, SandboxLimits limits)
    {
        var output = $"{run.StdoutText}{(run.Stderr.Length > 0 ? "\n[stderr]\n" + run.StderrText : "")}".Trim();
        var shown = output.Length <= 12_000 ? output : $"{output[..6000]}\n… (cut here)\n{output[^6000..]}";
        return run.Exit.Succeeded
            ? new ToolResult($"exit code 0\n{shown}")
            : new ToolResult($"{(run.Exit.Reason == StopReason.Exit ? $"exit code {run.Exit.Code}" : SandboxJobs.Stopped(run.Exit, limits, "The program").Message)}\n{shown}") { Failed = "program_failed" };
    }
}
