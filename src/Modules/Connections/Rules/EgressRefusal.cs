namespace Cadre.Connections.Rules;

/// <summary>Why a host may not be called.</summary>
internal enum EgressRefusal
{
    /// <summary>A deny rule covers it.</summary>
    Denied,

    /// <summary>The workspace has a list, and it is not on it.</summary>
    NotOnWorkspaceList,

    /// <summary>The block has a list, and it is not on it.</summary>
    NotOnBlockList,

    /// <summary>It is not on the sandbox's list.</summary>
    NotOnSandboxList,

    /// <summary>It leads to this machine or a private network.</summary>
    PrivateAddress,

    /// <summary>It leads where nothing is ever called.</summary>
    NeverAddress,

    /// <summary>Its name has no address.</summary>
    Unresolved,
}
