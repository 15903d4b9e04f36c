using System.Globalization;
using System.Runtime.InteropServices;

namespace Cadre.Blocks.Packages.Format;

/// <summary>A package's version: three numbers.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PackageVersion(int Major, int Minor, int Patch) : IComparable<PackageVersion>
{
    private const int Most = 100_000;

    public static PackageVersion? Parse(string text)
    {
        var numbers = text.Split('.').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : -1).ToList();
        return numbers is [>= 1, >= 0, >= 0] ? new(numbers[0], numbers[1], numbers[2]) : null;
    }

    public int CompareTo(PackageVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
}
