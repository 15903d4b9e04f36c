using System.Collections.Frozen;
using Cadre.Kernel;

namespace Cadre.Identity.Domain;

/// <summary>What a password must be: 8 to 128 characters, not one of the most common, not the person's own address. No composition rules (NIST SP 800-63B).</summary>
internal static class PasswordRules
{
    private static readonly FrozenSet<string> Common = Load();

    public static Error? Check(string? password, string email)
    {
        if (password is null || password.Length is < 8 or > 128)
        {
            return Refuse("password_length", "A password has 8 to 128 characters.", "Choose a longer one; several words are easy to remember.");
        }

        var plain = password.Trim().ToLowerInvariant();
        var name = email.Split('@')[0];
        if (Common.Contains(plain) || plain.Distinct().Count() < 3 || plain == email || plain == name)
        {
            return Refuse("password_common", "This password is among the first that attackers try.", "Choose another; several unrelated words make a good one.");
        }

        return null;
    }

    private static Error Refuse(string code, string message, string fix) =>
        Error.Invalid(code, message, fix) with { Fields = new Dictionary<string, string> { ["password"] = message } };

    private static FrozenSet<string> Load()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
