namespace Cadre.Connections.Vault;

/// <summary>A row of <c>connections.credentials</c>.</summary>
internal sealed record CredentialRow
{
    public required Guid WorkspaceId { get; init; }

    public required Guid Id { get; init; }

    public required string Connector { get; init; }

    public required string Name { get; init; }

    public required string[] Hosts { get; init; }

    public required string Header { get; init; }

    public required string KeyId { get; init; }

    public required byte[] WrappedKey { get; init; }

    public required byte[] Sealed { get; init; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? UsedAt { get; init; }

    /// <summary>What the secret is bound to: its row, its hosts and how it is sent.</summary>
    public string BoundTo => $"{WorkspaceId:N}\n{Id:N}\n{string.Join(',', Hosts)}\n{Header}";
}
