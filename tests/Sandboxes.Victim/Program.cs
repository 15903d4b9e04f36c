using Cadre.Kernel;
using Cadre.Sandboxes;
using Cadre.Sandboxes.Bubblewrap;
using Microsoft.Extensions.Logging.Abstractions;

// A server that tests kill: opens sandboxes that mark themselves by an unusual sleep time, as fast as asked, until it is killed. "unguarded": nothing ends what it
// leaves. With no argument it greets.
if (args is not [var root, var marker, var count, ..])
{
    Console.WriteLine($"hello from .NET {Environment.Version.Major}");
    return 0;
}

var unguarded = new Protections { Guardian = false, Shape = arguments => [.. arguments.Where(argument => argument != "--die-with-parent")] };
var options = new SandboxesOptions { Root = root };
await using var provider = new BubblewrapProvider(options, TimeProvider.System, new IdSource(TimeProvider.System), NullLoggerFactory.Instance, args.Contains("unguarded") ? unguarded : Protections.All);
var tenant = Tenant.ForSystem(new WorkspaceId(new IdSource(TimeProvider.System).NewGuid()));
await provider.ProbeAsync(CancellationToken.None);
Console.WriteLine("probed");
for (var i = 0; i < int.Parse(count, System.Globalization.CultureInfo.InvariantCulture); i++)
{
    var opened = await provider.OpenAsync(tenant, new SandboxKey($"v{i}"), new SandboxSpec(), CancellationToken.None);
    await opened.Value.ExecAsync(["/bin/sh", "-c", $"setsid sleep {marker} & sleep {marker}"], new ExecOptions(), CancellationToken.None);
    Console.WriteLine($"started {i}");
}

await Task.Delay(Timeout.Infinite);
return 0;
