using Cadre.Kernel;
using Cadre.Sandboxes;
using Microsoft.Extensions.DependencyInjection;

// A server that tests kill: opens sandboxes that mark themselves by an unusual sleep time, as fast as asked, until it is killed. With no argument it greets.
if (args is not [var root, var marker, var count])
{
    Console.WriteLine($"hello from .NET {Environment.Version.Major}");
    return 0;
}

await using var services = new ServiceCollection().AddLogging().AddSandboxes(options => options.Root = root).BuildServiceProvider();
var provider = services.GetRequiredService<ISandboxProvider>();
var tenant = Tenant.ForSystem(new WorkspaceId(services.GetRequiredService<IdSource>().NewGuid()));
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
