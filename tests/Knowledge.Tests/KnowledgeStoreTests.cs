using Cadre.Kernel;
using Cadre.Knowledge.Domain;
using Cadre.Knowledge.Persistence;
using Cadre.Postgres;
using Cadre.Tests.Support;

namespace Cadre.Knowledge.Tests;

public sealed class KnowledgeStoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Tenant tenant = TestDatabase.NewTenant();
    private TestDatabase db = null!;
    private KnowledgeStore store = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDatabase.CreateAsync(new MigrationSet("knowledge", typeof(KnowledgeModule).Assembly));
        store = new KnowledgeStore(db.Database);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Search_SeveralWords_RanksThePassageWithAllOfThemFirst()
    {
        await AddAsync("Lamps", "Solar lamps charge by day.\n\nKerosene is dear.");
        await AddAsync("Kenya", "In Kenya solar lamps are bought with mobile money.");
        var found = await store.SearchAsync(tenant, "solar lamps Kenya", 5, None);
        found[0].Title.ShouldBe("Kenya");
        found.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("'; drop table knowledge.sources; --")]
    [InlineData("a & | ! ( )")]
    [InlineData("!!!")]
    [InlineData("lamp:*")]
    public async Task Search_HostileQuery_IsOnlyWords(string query)
    {
        await AddAsync("Lamps", "Solar lamps.");
        await store.SearchAsync(tenant, query, 5, None);
        (await store.ListAsync(tenant, None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Search_OtherWorkspace_FindsNothing()
    {
        await AddAsync("Lamps", "Solar lamps.");
        (await store.SearchAsync(TestDatabase.NewTenant(), "lamps", 5, None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_Source_ForgetsItsPassages()
    {
        var id = await AddAsync("Lamps", "Solar lamps.");
        (await store.DeleteAsync(tenant, id, None)).ShouldBeTrue();
        (await store.SearchAsync(tenant, "lamps", 5, None)).ShouldBeEmpty();
    }

    [Fact]
    public void Split_LongText_KeepsEveryWordAndNoPassageTooLong()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 200).Select(i => $"Paragraph {i} " + new string('x', i * 13)));
        var chunks = Chunking.Split(text);
        chunks.ShouldAllBe(c => c.Length <= Chunking.MaxLength);
        string.Concat(chunks).Count(c => c == 'x').ShouldBe(text.Count(c => c == 'x'));
    }

    private async Task<Guid> AddAsync(string title, string text)
    {
        var passages = Chunking.Split(text);
        var row = new SourceRow(Guid.CreateVersion7(), title, text.Length, passages.Count, DateTime.UtcNow);
        await store.AddAsync(tenant, row, passages, None);
        return row.Id;
    }
}
