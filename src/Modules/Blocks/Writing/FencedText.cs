namespace Cadre.Blocks.Writing;

/// <summary>Takes what a model was asked for out of the fence that models like to put around it.</summary>
internal static class FencedText
{
    /// <summary>The inside of the first fence, or the whole text.</summary>
    public static string Of(string text)
    {
        var fence = text.IndexOf("```", StringComparison.Ordinal);
        var start = fence < 0 ? -1 : text.IndexOf('\n', fence);
        if (start < 0)
        {
            return text.Trim();
        }

        var end = text.IndexOf("```", start, StringComparison.Ordinal);
        return (end < 0 ? text[start..] : text[start..end]).Trim();
    }
}
