using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Cadre.Identity.Domain;

/// <summary>Hashes and checks passwords. Checking takes the same time whether or not there is such an account.</summary>
internal sealed class PasswordVault
{
    private readonly PasswordHasher<PasswordVault> hasher;
    private readonly Lazy<string> nobody;

    public PasswordVault(IdentityOptions options)
    {
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordIterations }));
        nobody = new(() => hasher.HashPassword(this, "nobody has this password"));
    }

    public string Hash(string password) => hasher.HashPassword(this, password);

    public bool Matches(string? storedHash, string password)
    {
        var given = password.Length <= 128 ? password : "";
        var outcome = hasher.VerifyHashedPassword(this, storedHash ?? nobody.Value, given);
        return storedHash is not null && given.Length > 0 && outcome != PasswordVerificationResult.Failed;
    }
}
