using Cadre.Connections.Gateway;
using Cadre.Connections.Log;
using Cadre.Kernel;

namespace Cadre.Connections.Proxy;

/// <summary>What proxies share with the gateway.</summary>
internal sealed record ProxyServices(EgressGate Gate, HostPatience Patience, EgressLog Log, ConnectionsOptions Options, IdSource Ids, TimeProvider Time);
