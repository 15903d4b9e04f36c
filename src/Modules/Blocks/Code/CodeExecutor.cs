using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Code;

/// <summary>Runs code in a sandbox: <c>input.json</c> in, <c>result.json</c> or a last line of JSON out, files of <c>out/</c> as artifacts.</summary>
internal sealed class CodeExecutor(SandboxJobs jobs, CodeLanguages languages, CodePackages packages, CodeAuthor author, ArtifactFiles artifacts) : BlockExecutor<CodeSettings>("code")
{
    private const int KeptOutput = 400_000;
    private static readonly Dictionary<string, SandboxTier> Tiers = new(StringComparer.Ordinal) { ["standard"] = SandboxTier.Standard, ["strong"] = SandboxTier.Strong, ["hardened"] = SandboxTier.Hardened };

    /// <inheritdoc/>
    public override TimeSpan DefaultTimeout => TimeSpan.FromMinutes(32);

    /// <inheritdoc/>
    protected override async Task<Result<StepOutcome>> RunAsync(StepContext context, CodeSettings settings, CancellationToken cancellationToken)
    {
        var language = settings.Language ?? "python";
        var program = languages.For(language);
        if (program is null)
        {
            return StepSettings.Bad("language", $"'{settings.Language}' is no language of this block.", "Choose " + string.Join(", ", CodeLanguages.Names) + ".");
        }

        if (string.IsNullOrWhiteSpace(settings.Source) && string.IsNullOrWhiteSpace(settings.Task))
        {
            return StepSettings.Bad("source", "There is no code.", "Write some, or say what it does: a connected model writes it.");
        }

        if (program.Missing(language) is { } missing)
        {
            return missing;
        }

        if (settings.Network)
        {
            return StepSettings.Bad("network", "Code has no network here.", "Fetch what it needs with a Fetch or HTTP block and connect it.");
        }

        if (!Tiers.TryGetValue(settings.Isolation ?? "standard", out var least))
        {
            return StepSettings.Bad("isolation", $"'{settings.Isolation}' is no isolation.", "Choose standard, strong or hardened.");
        }

        var spec = new SandboxSpec
        {
            Provider = string.IsNullOrWhiteSpace(settings.Provider) ? null : settings.Provider.Trim(),
            MinimumTier = least,
            Limits = new SandboxLimits
            {
                Wall = TimeSpan.FromSeconds(Math.Clamp(settings.TimeoutSeconds ?? 60, 1, 1800)),
                MemoryBytes = Math.Clamp(settings.MemoryMb ?? Math.Max(512, program.LeastMemoryMb), 64, 2048) * 1024L * 1024,
            },
            ReadOnlyMounts = languages.Mounts(language),
        };
        if (string.IsNullOrWhiteSpace(settings.Source))
        {
            return await author.WriteAsync(context, settings, language, (source, attempt) => RunAsync(context, settings, program, spec, source, attempt, cancellationToken), cancellationToken);
        }

        var run = await RunAsync(context, settings, program, spec, settings.Source, 1, cancellationToken);
        return run.Map(r => r.Finish(new StepResult()));
    }

    private Task<Result<CodeRun>> RunAsync(StepContext context, CodeSettings settings, CodeProgram program, SandboxSpec spec, string source, int attempt, CancellationToken cancellationToken) =>
        context.EffectAsync(
            $"sandbox:{attempt}",
            "sandbox",
            (key, token) => settings.Dependencies is { Count: > 0 } wanted
                ? packages.UseAsync(context, program, wanted, (sandbox, t) => TooWeak(sandbox, spec) is { } weak ? Task.FromResult<Result<CodeRun>>(weak) : RunAsync(context, sandbox, program, source, spec.Limits, t), token)
                : jobs.UseAsync(context.Tenant, key, spec, (sandbox, t) => RunAsync(context, sandbox, program, source, spec.Limits, t), token),
            cancellationToken);

    /// <summary>The block's own sandbox, which packages need, is made where the workspace's are made.</summary>
    private static Error? TooWeak(ISandbox sandbox, SandboxSpec wanted) =>
        wanted.Provider is not null ? StepSettings.Bad("provider", "A block with packages runs at the workspace's provider.", "Leave the provider empty, or do without packages.")
        : sandbox.Capabilities.Tier < wanted.MinimumTier ? SandboxErrors.TierTooWeak("of the workspace", sandbox.Capabilities.Tier, wanted.MinimumTier)
        : null;

    private async Task<Result<CodeRun>> RunAsync(StepContext context, ISandbox sandbox, CodeProgram program, string source, SandboxLimits limits, CancellationToken cancellationToken)
    {
        var input = context.Input("input") is { } given ? given.GetRawText() : "null";
        var prepared = await SandboxJobs.WriteAsync(sandbox, "input.json", input, cancellationToken)
            .ThenAsync(_ => SandboxJobs.WriteAsync(sandbox, program.File, source, cancellationToken))
            .ThenAsync(_ => BesideAsync(sandbox, program, cancellationToken))
            .ThenAsync(_ => sandbox.Files.CreateFolderAsync("out", cancellationToken))
            .ThenAsync(_ => CodeInputs.PlaceAsync(context, artifacts, sandbox, cancellationToken));
        var started = await prepared.ThenAsync(_ => sandbox.ExecAsync(program.Argv, new ExecOptions { Environment = program.Environment, Limits = limits with { WorkspaceBytes = sandbox.Spec.Limits.WorkspaceBytes } }, cancellationToken));
        if (!started.IsOk)
        {
            return started.Error;
        }

        var output = await CodeOutput.FollowAsync(context, started.Value, KeptOutput, cancellationToken);
        var exit = await started.Value.Completion;
        if (!exit.Succeeded)
        {
            return new CodeRun(output.Stdout, output.All, null, [], SandboxJobs.Stopped(exit, limits, "The code"), exit.Wall.TotalSeconds, exit.PeakMemoryBytes);
        }

        var files = await CodeOutput.CollectAsync(context.Tenant, artifacts, sandbox, cancellationToken);
        if (!files.IsOk)
        {
            return files.Error;
        }

        var result = await CodeOutput.ResultAsync(sandbox, output.Stdout, cancellationToken);
        return result.Map(r => new CodeRun(output.Stdout, output.All, r, files.Value, null, exit.Wall.TotalSeconds, exit.PeakMemoryBytes));
    }

    private static async Task<Result<Done>> BesideAsync(ISandbox sandbox, CodeProgram program, CancellationToken cancellationToken)
    {
        foreach (var (name, text) in program.Beside)
        {
            var written = await SandboxJobs.WriteAsync(sandbox, name, text, cancellationToken);
            if (!written.IsOk)
            {
                return written.Error;
            }
        }

        return default(Done);
    }
}

/// <summary>Settings of code blocks.</summary>
internal sealed record CodeSettings(string? Language, string? Source, int? TimeoutSeconds, int? MemoryMb, bool Network, IReadOnlyList<string>? Dependencies = null, string? Provider = null, string? Isolation = null, string? Task = null, string? Model = null);
