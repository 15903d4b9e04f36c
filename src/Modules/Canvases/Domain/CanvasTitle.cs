using Cadre.Kernel;

namespace Cadre.Canvases.Domain;

/// <summary>Titles are 1 to 200 characters without control characters.</summary>
internal static class CanvasTitle
{
    private const int MaxLength = 200;

    public static Result<string> Check(string? title)
    {
        var text = title?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength || text.Any(char.IsControl))
        {
            return Error.Invalid("title_invalid", $"A title has 1 to {MaxLength} characters and no line breaks.", "Choose another title.");
        }

        return text;
    }
}
