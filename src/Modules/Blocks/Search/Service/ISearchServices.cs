using Cadre.Kernel;

namespace Cadre.Blocks.Search.Service;

/// <summary>The search services of workspaces.</summary>
internal interface ISearchServices
{
    /// <summary>The one that was chosen; null for none.</summary>
    Task<SearchService?> ReadAsync(Tenant tenant, CancellationToken cancellationToken);
}
