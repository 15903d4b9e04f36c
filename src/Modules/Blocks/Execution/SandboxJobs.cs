using System.Security.Cryptography;
using System.Text;
using Cadre.Kernel;
using Cadre.Sandboxes;

namespace Cadre.Blocks.Execution;

/// <summary>Short jobs, each in a sandbox of its own.</summary>
internal sealed class SandboxJobs(ISandboxProvider sandboxes, QuietMachine machine)
{
    /// <summary>Opens a sandbox, uses it and removes it.</summary>
    /// <param name="tenant">On whose behalf.</param>
    /// <param name="key">The effect's key; the same one is never used twice at a time.</param>
    /// <param name="spec">How it is made.</param>
    /// <param name="work">What is done in it.</param>
    /// <param name="cancellationToken">Ends the job.</param>
    public async Task<Result<T>> UseAsync<T>(Tenant tenant, string key, SandboxSpec spec, Func<ISandbox, CancellationToken, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        var name = new SandboxKey("step-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..40]);
        var opened = await sandboxes.OpenAsync(tenant, name, spec, cancellationToken);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        await using var sandbox = opened.Value;
        using var turn = await machine.WorkAsync(cancellationToken);
        return await work(sandbox, cancellationToken);
    }

    /// <summary>Writes bytes.</summary>
    public static async Task<Result<Done>> WriteAsync(ISandbox sandbox, string path, byte[] bytes, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return await sandbox.Files.WriteAsync(path, stream, executable: false, cancellationToken);
    }

    /// <summary>Writes a text.</summary>
    public static Task<Result<Done>> WriteAsync(ISandbox sandbox, string path, string text, CancellationToken cancellationToken) =>
        WriteAsync(sandbox, path, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Why a program was stopped, for a person.</summary>
    public static Error Stopped(SandboxExit exit, SandboxLimits limits, string program) => exit.Reason switch
    {
        StopReason.Wall => Outcomes.Unusable("code_timeout", $"{program} was stopped after {limits.Wall.TotalSeconds:0} seconds.", "Raise the time limit or do less."),
        StopReason.Cpu => Outcomes.Unusable("code_timeout", $"{program} used up its processor time.", "Raise the time limit or do less."),
        StopReason.Memory => Outcomes.Unusable("code_memory", $"{program} was stopped: it used more than {limits.MemoryBytes / 1048576} MB of memory.", "Raise the memory limit or work on less at a time."),
        StopReason.Procs => Outcomes.Unusable("code_processes", $"{program} was stopped: it started more than {limits.Processes} processes.", "Start fewer."),
        StopReason.Disk => Outcomes.Unusable("code_disk", $"{program} was stopped: its files were more or larger than allowed.", "Write less."),
        StopReason.Output => Outcomes.Unusable("code_output", $"{program} was stopped: it printed more than {limits.OutputBytes / 1048576} MB.", "Print less, or write to a file in out/."),
        StopReason.Sockets => Outcomes.Unusable("code_sockets", $"{program} was stopped: it opened too many sockets.", "Open fewer."),
        _ => Outcomes.Unusable("code_failed", $"{program} ended with exit code {exit.Code}.", "Read its output below and correct the code."),
    };
}
