namespace Cadre.Connections.Addresses;

/// <summary>Whether an address may be called.</summary>
internal enum AddressVerdict
{
    /// <summary>On the public Internet.</summary>
    Public,

    /// <summary>On this machine or a private network: only where an administrator granted it.</summary>
    Private,

    /// <summary>Never: link-local (with the metadata services), multicast, documentation, reserved.</summary>
    Never,
}
