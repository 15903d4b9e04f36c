using Cadre.Blocks.Search.Service;
using Cadre.Kernel;

namespace Cadre.Blocks.Tests;

/// <summary>The workspace's search service, as a test sets it.</summary>
internal sealed class StubSearch : ISearchServices
{
    public SearchService? Service { get; set; }

    public Task<SearchService?> ReadAsync(Tenant tenant, CancellationToken cancellationToken) => Task.FromResult(Service);
}
