namespace Cadre.Identity.Contracts;

/// <summary>Makes the one-time token of the first owner; the host shows it to whoever started the server.</summary>
public interface ISetupTokens
{
    /// <summary>A new token that works for an hour and replaces the one before; null when there already is an account.</summary>
    Task<string?> IssueAsync(CancellationToken cancellationToken);

    /// <summary>Whether a token that was issued before still works.</summary>
    Task<bool> IsGoodAsync(string token, CancellationToken cancellationToken);
}
