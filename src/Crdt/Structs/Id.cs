namespace Cadre.Crdt;

/// <summary>The identity of one unit of content: the client that made it and its logical clock there.</summary>
/// <param name="Client">Client id (at most 53 bits).</param>
/// <param name="Clock">Position in the client's sequence of operations.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct Id(ulong Client, int Clock);
