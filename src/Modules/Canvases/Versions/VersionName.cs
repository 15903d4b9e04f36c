using Cadre.Kernel;

namespace Cadre.Canvases.Versions;

/// <summary>Names of versions are 1 to 120 characters without control characters.</summary>
internal static class VersionName
{
    private const int MaxLength = 120;

    public static Result<string> Check(string? name)
    {
        var text = name?.Trim() ?? "";
        return text.Length is 0 or > MaxLength || text.Any(char.IsControl)
            ? Error.Invalid("name_invalid", $"A name has 1 to {MaxLength} characters and no line breaks.", "Choose another name.")
            : text;
    }
}
