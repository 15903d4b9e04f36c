namespace Cadre.Crdt;

/// <summary>A run of clocks of one client.</summary>
/// <param name="Clock">First clock.</param>
/// <param name="Length">How many.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
public readonly record struct ClockRange(int Clock, int Length)
{
    /// <summary>First clock after the run.</summary>
    public int End => Clock + Length;
}
