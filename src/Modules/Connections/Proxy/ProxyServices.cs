using Cadre.Connections.Addresses;
using Cadre.Connections.Gateway;
using Cadre.Connections.Log;
using Cadre.Kernel;

namespace Cadre.Connections.Proxy;

/// <summary>What proxies share with the gateway.</summary>
internal sealed record ProxyServices(EgressGate Gate, AddressDialer Dialer, HostPatience Patience, EgressLog Log, IdSource Ids, TimeProvider Time);
