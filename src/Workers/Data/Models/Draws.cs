namespace Cadre.Workers.Data.Models;

/// <summary>Numbers from 0 to 1 that are the same every time (SplitMix64 by Steele, Lea and Flood).</summary>
internal sealed class Draws(ulong seed)
{
    private ulong state = seed;

    internal double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
