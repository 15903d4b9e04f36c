using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cadre.Blocks.Execution;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Code;

/// <summary>Code with packages: runs in the block's own persistent sandbox, in which pip or npm installed them through its proxy. They are installed again only when the list changes.</summary>
internal sealed partial class CodePackages(Lazy<ISandboxDirectory> sandboxes, TimeProvider time)
{
    /// <summary>Where pip puts packages.</summary>
    public const string PythonFolder = "/work/.packages/python";

    private const string Marker = ".packages/installed";
    private const int MaxOutput = 200_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly Error PackagesOff = Outcomes.Unusable("packages_off", "Sandboxes of this workspace do not reach package indexes.", "An administrator can switch packages on: Sandboxes → Settings.");
    private static readonly string[] Leftovers = ["in", "out", "result.json", "input.json"];

    /// <summary>Uses the block's sandbox, alone, with the packages there.</summary>
    public async Task<Result<T>> UseAsync<T>(StepContext context, CodeProgram program, IReadOnlyList<string> wanted, Func<ISandbox, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        if (context.Canvas is not { } canvas || Installer(program, wanted) is not { } installer)
        {
            return StepSettings.Bad("dependencies", "Packages are installed for Python and JavaScript blocks of a canvas, by plain names.", "Use names such as requests==2.32.3 or left-pad@1.3.0; no addresses, paths or options.");
        }

        var id = await sandboxes.Value.OfBlockAsync(context.Tenant, canvas, context.Node.Address, string.IsNullOrWhiteSpace(context.Node.Title) ? "Code block" : context.Node.Title, cancellationToken);
        var entered = id.IsOk ? await sandboxes.Value.EnterAsync(context.Tenant, id.Value, cancellationToken) : id.Error;
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        await using var visit = entered.Value;
        using var turn = await visit.AloneAsync(cancellationToken);
        foreach (var name in Leftovers)
        {
            _ = await visit.Sandbox.Files.DeleteAsync(name, cancellationToken); // What an earlier run left; mostly there is nothing.
        }

        var installed = await InstallAsync(context, visit, installer, cancellationToken);
        return installed.IsOk ? await work(visit.Sandbox, cancellationToken) : installed.Error;
    }

    private async Task<Result<Done>> InstallAsync(StepContext context, ISandboxVisit visit, string[] installer, CancellationToken cancellationToken)
    {
        var sandbox = visit.Sandbox;
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', installer))));
        var known = await sandbox.Files.ReadAsync(Marker, 100, cancellationToken);
        if (known.IsOk && Encoding.UTF8.GetString(known.Value) == mark)
        {
            return default(Done);
        }

        if (!await sandboxes.Value.MayInstallPackagesAsync(context.Tenant, cancellationToken))
        {
            return PackagesOff;
        }

        context.Progress(null, "installing packages");
        _ = await sandbox.Files.DeleteAsync(".packages", cancellationToken);
        var limits = sandbox.Spec.Limits with { Wall = Patience };
        var since = time.GetUtcNow();
        var run = await sandbox.RunAsync(installer, new ExecOptions { Limits = limits }, default, MaxOutput, cancellationToken);
        if (!run.IsOk)
        {
            return run.Error;
        }

        context.Emit("terminal", run.Value.StdoutText + run.Value.StderrText);
        return run.Value.Exit.Succeeded
            ? await SandboxJobs.WriteAsync(sandbox, Marker, mark, cancellationToken)
            : Outcomes.Unusable("packages_failed", $"The packages could not be installed: {LastLines(run.Value.StderrText)} {string.Join(' ', visit.RefusedSince(since).Select(refused => refused.Message))}".TrimEnd(), "Check their names; an administrator can allow the index's host on the page of outside calls.");
    }

    private static string[]? Installer(CodeProgram program, IReadOnlyList<string> wanted) => wanted.All(name => Package().IsMatch(name))
        ? program.File switch
        {
            "main.py" => ["/usr/bin/python3", "-m", "pip", "install", "--quiet", "--target", PythonFolder, "--", .. wanted],
            "main.mjs" => ["/usr/bin/npm", "install", "--prefix", "/work", "--no-save", "--ignore-scripts", "--loglevel=error", "--", .. wanted],
            _ => null,
        }
        : null;

    private static string LastLines(string text) => string.Join(' ', text.Trim().Split('\n').TakeLast(3)) is { Length: > 600 } long_ ? long_[^600..] : string.Join(' ', text.Trim().Split('\n').TakeLast(3));

    [GeneratedRegex(@"\A@?[A-Za-z0-9][A-Za-z0-9._/-]{0,120}(\[[A-Za-z0-9,._-]+\])?((==|>=|<=|~=|!=|<|>|@)[A-Za-z0-9._*+^~-]{1,40}(,(==|>=|<=|~=|!=|<|>)[A-Za-z0-9._*+-]{1,40})*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Package();
}
