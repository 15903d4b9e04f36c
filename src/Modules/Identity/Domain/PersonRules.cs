using Cadre.Kernel;

namespace Cadre.Identity.Domain;

/// <summary>What names and addresses look like.</summary>
internal static class PersonRules
{
    public const int NameLimit = 200;

    /// <summary>The address in lower case; null when it is none.</summary>
    public static string? Email(string? email)
    {
        var text = email?.Trim().ToLowerInvariant();
        var at = text?.IndexOf('@') ?? -1;
        return text is { Length: <= 254 } && at > 0 && at < text.Length - 1 && text.LastIndexOf('@') == at && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c)) ? text : null;
    }

    /// <summary>The trimmed name; null when it is empty, too long or holds control characters.</summary>
    public static string? Name(string? name)
    {
        var text = name?.Trim();
        return text is { Length: >= 1 and <= NameLimit } && !text.Any(char.IsControl) ? text : null;
    }

    public static Error BadEmail { get; } = Field("email", "This is not an e-mail address.");

    public static Error BadName { get; } = Field("name", "A name has 1 to 200 characters.");

    public static Error BadWorkspaceName { get; } = Field("workspaceName", "A workspace's name has 1 to 200 characters.");

    public static Error BadRole { get; } = Field("role", "A role is viewer, operator, editor, admin or owner.");

    private static Error Field(string field, string message) =>
        Error.Invalid("invalid_" + field.ToLowerInvariant(), message) with { Fields = new Dictionary<string, string> { [field] = message } };
}
