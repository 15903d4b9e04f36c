using System.Security.Cryptography;
using System.Text;

namespace Cadre.Blocks.Drawing;

/// <summary>Numbers that follow from a text: the same text, the same picture and level. xorshift64*, Vigna 2014.</summary>
internal sealed class SeededChoice
{
    private ulong state;

    public SeededChoice(string text) => state = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0) | 1;

    /// <summary>From 0 to below 1.</summary>
    public double Next()
    {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (state * 2685821657736338717UL >> 11) / (double)(1UL << 53);
    }

    /// <summary>From low to high.</summary>
    public double Between(double low, double high) => low + (Next() * (high - low));

    /// <summary>From low to high, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Next() * (high - low + 1));

    /// <summary>One of a list.</summary>
    public T Of<T>(IReadOnlyList<T> list) => list[Whole(0, list.Count - 1)];
}
