using Microsoft.Extensions.DependencyInjection;

namespace Cadre.Sandboxes.Tests.Oci;

/// <summary>
/// docker's command line. There is no docker engine here: a stand-in of its program records its arguments, as they arrive, and has podman run them.
/// </summary>
public sealed class DockerTests(DockerFixture fixture) : IClassFixture<DockerFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exec_HostileArguments_ArriveAsOneArgumentEach()
    {
        await using var sandbox = await fixture.OpenAsync(new SandboxSpec { Environment = new Dictionary<string, string> { ["A"] = "x --privileged\n-v /:/host" } });
        var run = await sandbox.ProgramAsync(["/bin/sh", "-c", "printf '%s|%s' \"$A\" \"$1\"", "x", "; docker run --privileged $(id)"]);
        run.StdoutText.ShouldBe("x --privileged\n-v /:/host|; docker run --privileged $(id)");
        var arguments = await fixture.ArgumentsAsync();
        arguments.ShouldContain("A=x --privileged\n-v /:/host");
        arguments.ShouldContain("; docker run --privileged $(id)");
        arguments.ShouldNotContain("--privileged");
    }

    [Fact]
    public async Task Run_AsksForEveryRestriction()
    {
        await using var sandbox = await fixture.OpenAsync(new SandboxSpec { Limits = new SandboxLimits { MemoryBytes = 64 << 20, Processes = 7 } });
        (await sandbox.PythonAsync("import resource; print(resource.getrlimit(resource.RLIMIT_NPROC))")).StdoutText.ShouldBe("(8, 8)\n"); // Put on when the engine's own program has gone.
        var arguments = string.Join(' ', await fixture.ArgumentsAsync());
        string[] wanted = ["--rm", "--network none", "--ipc private", "--read-only", "--cap-drop ALL", "--security-opt no-new-privileges", "--security-opt seccomp=", "--memory 67108864", "--pids-limit 32", "--ulimit nproc=", "--user "];
        wanted.ShouldAllBe(part => arguments.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Probe_WithoutEngine_SaysWhyAndWhatToDo()
    {
        var root = Directory.CreateTempSubdirectory("cadre-docker");
        DockerFixture.OpenToAll(root.FullName);
        await using (var services = new ServiceCollection().AddLogging().AddSandboxes(options => (options.Root, options.Provider, options.ContainerImage, options.ContainerProgram) = (root.FullName, "docker", "some", "/bin/false")).BuildServiceProvider())
        {
            var provider = services.GetRequiredService<ISandboxProvider>();
            var probe = await provider.ProbeAsync(Token);
            probe.Available.ShouldBeFalse();
            probe.Checks.Single().Fix.ShouldNotBeNull();
            var opened = await provider.OpenAsync(fixture.Tenant, new SandboxKey("x"), new SandboxSpec(), Token);
            opened.Error!.Code.ShouldBe("sandbox_unavailable");
        }

        root.Delete(recursive: true);
    }
}

/// <summary>A docker whose program is a script over podman.</summary>
public sealed class DockerFixture : PodmanFixture
{
    /// <summary>Mode 0755.</summary>
    public static void OpenToAll(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0x1ED);
        }
    }

    private string Log => Path.Combine(Root, "arguments");

    /// <summary>The arguments of the last container.</summary>
    public async Task<IReadOnlyList<string>> ArgumentsAsync() => (await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken)).Split('\0');

    protected override void Configure(SandboxesOptions options)
    {
        Directory.CreateDirectory(Root);
        var program = Path.Combine(Root, "docker");
        var empty = Path.Combine(Root, "empty");
        foreach (var place in (ReadOnlySpan<string>)["usr", "etc", "proc", "dev", "tmp", "run", "work", "sys"])
        {
            Directory.CreateDirectory(Path.Combine(empty, place));
        }

        foreach (var name in (ReadOnlySpan<string>)["bin", "sbin", "lib", "lib64"])
        {
            File.CreateSymbolicLink(Path.Combine(empty, name), $"usr/{name}");
        }

        // The image named "host" becomes a folder that shows /usr.
        File.WriteAllText(program, $$"""
            #!/bin/bash
            arguments=()
            for argument in "$@"; do
              if [ "$argument" = host ]; then arguments+=(--mount type=bind,source=/usr,target=/usr,readonly --rootfs '{{empty}}'); else arguments+=("$argument"); fi
            done
            [ "$1" = run ] && printf '%s\0' "$@" > '{{Log}}'
            exec podman {{string.Join(' ', Storage.Select(word => $"'{word}'"))}} "${arguments[@]}"
            """);
        OpenToAll(program);
        options.Provider = "docker";
        options.ContainerProgram = program;
        options.ContainerImage = "host";
    }
}
