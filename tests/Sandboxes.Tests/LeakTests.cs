using System.Globalization;

namespace Cadre.Sandboxes.Tests;

/// <summary>Many runs leave nothing; many at once do not disturb each other.</summary>
[Collection("alone")]
public sealed class LeakTests(ColdFixture fixture) : IClassFixture<ColdFixture>
{
    private static int Runs => int.Parse(Environment.GetEnvironmentVariable("CADRE_SANDBOX_RUNS") ?? "100", CultureInfo.InvariantCulture);

    [Fact]
    public async Task ManyRuns_LeaveNoProcessDescriptorFileGroupOrMount()
    {
        await RunAsync(16); // What is made once is made now.
        Settle();
        var before = Count();
        for (var done = 0; done < Runs; done += 20)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RunAsync(2)));
        }

        Settle();
        var after = Count();
        after.Descriptors.ShouldBeLessThanOrEqualTo(before.Descriptors); // Fewer when something of an earlier test is collected meanwhile.
        (after with { Descriptors = 0 }).ShouldBe(before with { Descriptors = 0 });
    }

    [Fact]
    public async Task Concurrent64_AllSucceed_WithTheirOwnFiles()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 64).Select(async i =>
        {
            await using var sandbox = await fixture.OpenAsync();
            return (i, Run: await sandbox.PythonAsync($"open('f', 'x').write('{i}'); import time; time.sleep(0.3); print(open('f').read())"));
        }));
        foreach (var (i, run) in runs)
        {
            run.StdoutText.ShouldBe($"{i}\n", run.StderrText);
        }
    }

    private static void Settle()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private async Task RunAsync(int times)
    {
        await using var sandbox = await fixture.OpenAsync();
        for (var i = 0; i < times; i++)
        {
            (await sandbox.ShellAsync("echo x | cat > f; sleep 60 & cat f")).StdoutText.ShouldBe("x\n");
        }
    }

    /// <summary>A file of each of our threads.</summary>
    private static List<string> Threads(string name)
    {
        var texts = new List<string>();
        foreach (var thread in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                texts.Add(File.ReadAllText($"{thread}/{name}"));
            }
            catch (IOException)
            {
                continue; // The thread has ended meanwhile.
            }
        }

        return texts;
    }

    /// <summary>Descriptors of ours (pipes, sockets, processes, files without a name), files of all kinds below our folder, control groups, children of ours, mounts in any of our threads.</summary>
    private (int Descriptors, int Files, int Groups, int Children, int Mounts) Count()
    {
        var instance = Directory.EnumerateDirectories(Path.Combine(fixture.Root, "instances")).Single();
        var groups = new[] { "memory/cadre", "pids/cadre", "cpuacct/cadre" }.Select(path => Path.Combine("/sys/fs/cgroup", path)).Where(Directory.Exists)
            .Sum(path => Directory.GetDirectories(path, Path.GetFileName(instance) + "*").Length);
        var sockets = Directory.GetFiles("/proc/self/fd").Select(file => File.ResolveLinkTarget(file, false)?.Name ?? "").ToList();
        return (sockets.Count(name => name.StartsWith("pipe:", StringComparison.Ordinal) || name.StartsWith("socket:", StringComparison.Ordinal) || name.Contains("pidfd", StringComparison.Ordinal) || name.Contains("memfd", StringComparison.Ordinal)),
            Directory.GetFileSystemEntries(fixture.Root, "*", SearchOption.AllDirectories).Length,
            groups,
            SurvivalAttacks.CountOf($"bwrap-{Path.GetFileName(instance)}") + Threads("children").Sum(children => children.Count(c => c == ' ')),
            Threads("mountinfo").Select(mounts => mounts.Count(c => c == '\n')).Distinct().Sum());
    }
}

/// <summary>Without sandboxes that stand ready, which would be counted.</summary>
public sealed class ColdFixture : SandboxFixture
{
    private const uint Most = 65;

    /// <summary>No more users than the most sandboxes at a time: one that is not given back is missed. They are this process's own: other tests on this machine take some of the usual ones.</summary>
    protected override void Configure(SandboxesOptions options) => (options.WarmEntries, options.UserCount, options.FirstUser) = (0, Most, 1_700_000_000 + ((uint)Environment.ProcessId * Most));
}

/// <summary>Counting what this process holds needs the other tests to be still.</summary>
[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
