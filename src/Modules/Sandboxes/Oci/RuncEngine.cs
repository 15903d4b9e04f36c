using System.Globalization;
using System.Text.Json;
using Cadre.Sandboxes.Native;

namespace Cadre.Sandboxes.Oci;

/// <summary>runc: the reference implementation of the OCI runtime specification, without a daemon. Each program is a bundle and a container of its own.</summary>
internal sealed class RuncEngine(ContainerHost host) : IContainerEngine
{
    private readonly string state = Path.Combine(host.Folder, "state");

    public string Name => "runc";

    public SandboxCheck? Preconditions() => Program is null
        ? new("runc", false, true, "there is no runc", "Install runc (apt install runc), set CADRE_SANDBOX_PROGRAM, or choose another sandbox provider.")
        : null;

    public IReadOnlyList<string> Run(ContainerPlan plan)
    {
        Directory.CreateDirectory(state);
        File.WriteAllBytes(Path.Combine(plan.Folder, "config.json"), JsonSerializer.SerializeToUtf8Bytes(RuncConfiguration.Build(plan, host)));
        return [Program!, .. host.Host.Options.ContainerArguments, "--root", state, "run", "--bundle", plan.Folder, "--pid-file", PidFile(plan), plan.Name];
    }

    public Task<int?> FindInitAsync(ContainerPlan plan, CancellationToken cancellationToken)
    {
        var file = PidFile(plan); // Written whole under another name first.
        return Task.FromResult<int?>(File.Exists(file) && int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var pid) ? pid : null);
    }

    public IReadOnlyList<string> EndAll() => ["for folder in \"$2\"/*; do \"$1\" --root \"$2\" delete --force \"${folder##*/}\"; done", "sh", Program ?? "runc", state];

    public int Spawn(IReadOnlyList<string> arguments, IReadOnlyList<Descriptor?> descriptors, string? terminal) => Native.Spawn.Start(arguments[0], arguments, descriptors, terminal);

    private string? Program => ProgramPath.Find(host.Host.Options.ContainerProgram ?? "runc") ?? ProgramPath.Find("/usr/sbin/runc");

    private static string PidFile(ContainerPlan plan) => Path.Combine(plan.Folder, "pid");
}
