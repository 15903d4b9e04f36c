using Cadre.Kernel;
using Cadre.Sandboxes.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cadre.Sandboxes.Features;

/// <summary>What long-lived streams and sockets need.</summary>
internal sealed record SandboxServices(LiveSandboxes Live, ICallerCheck Callers, IOptions<SandboxesOptions> Options, TimeProvider Time, IHostApplicationLifetime Lifetime, ILogger<SandboxServices> Log);
