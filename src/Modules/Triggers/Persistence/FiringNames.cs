namespace Cadre.Triggers.Persistence;

/// <summary>States, origins and policies as they are stored: lower case.</summary>
internal static class FiringNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    public static T Read<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}
