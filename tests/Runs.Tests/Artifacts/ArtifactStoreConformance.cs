using System.Security.Cryptography;
using Cadre.Kernel;
using Cadre.Runs.Artifacts;
using Cadre.Runs.Contracts;
using Cadre.Tests.Support;

namespace Cadre.Runs.Tests.Artifacts;

/// <summary>What every place of artifacts must do.</summary>
public abstract class ArtifactStoreConformance : IAsyncLifetime
{
    private const long Quota = 12L << 20;
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("cadre-artifacts");
    private TestDatabase? database;

    internal IArtifactStore Store { get; private set; } = null!;

    internal IArtifactFiles Files { get; private set; } = null!;

    internal Tenant Tenant { get; } = TestDatabase.NewTenant();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected string Home => home.FullName;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(RunsModule.Migrations);
        var options = Configure(new RunsOptions(home.FullName) { ArtifactQuotaBytes = Quota });
        Files = CreateFiles(options);
        Store = new ArtifactStore(database.Database, options, Files, new IdSource(TimeProvider.System));
    }

    public async ValueTask DisposeAsync()
    {
        (Files as IDisposable)?.Dispose();
        if (database is not null)
        {
            await database.DisposeAsync();
        }

        home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(5 << 20)]
    [InlineData(11_000_001)]
    public async Task Save_AnySize_ReadsBackWholeAndFromTheMiddle(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var saved = (await SaveAsync(bytes)).Value;
        saved.Artifact.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        await using var stream = (await Store.OpenAsync(Tenant, saved.Artifact, Token))!;
        stream.Length.ShouldBe(size);
        (await ReadAsync(stream)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        stream.Seek(size / 2, SeekOrigin.Begin);
        (await ReadAsync(stream)).AsSpan().SequenceEqual(bytes.AsSpan(size / 2)).ShouldBeTrue();
        Directory.EnumerateFiles(Home, ".new-*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Save_EqualBytesTwice_KeepsTheFirstAndCostsOnce()
    {
        var bytes = RandomNumberGenerator.GetBytes(7 << 20);
        (await SaveAsync(bytes)).IsOk.ShouldBeTrue();
        (await SaveAsync(bytes)).IsOk.ShouldBeTrue(); // Twice 7 MB would pass the quota of 12.
    }

    [Fact]
    public async Task Save_OverTheQuota_IsRefusedAndLeavesNothing()
    {
        (await SaveAsync(RandomNumberGenerator.GetBytes(9 << 20))).IsOk.ShouldBeTrue();
        var more = RandomNumberGenerator.GetBytes(4 << 20);
        (await SaveAsync(more)).Error!.Code.ShouldBe("artifact_quota");
        var hash = Convert.ToHexStringLower(SHA256.HashData(more));
        (await Store.FindAsync(Tenant, hash, Token)).ShouldBeNull();
        (await Files.OpenAsync(Tenant.Workspace, hash, more.Length, Token)).ShouldBeNull();
        (await SaveAsync(RandomNumberGenerator.GetBytes(1 << 20))).IsOk.ShouldBeTrue();
    }

    [Fact]
    public async Task Save_ManyAtOnce_NeverPassTheQuota()
    {
        var saves = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SaveAsync(RandomNumberGenerator.GetBytes(2 << 20))));
        saves.Count(saved => saved.IsOk).ShouldBe(6);
    }

    [Fact]
    public async Task Save_LargerThanAllowed_IsRefusedAndLeavesNothing()
    {
        (await Store.SaveAsync(Tenant, "a", "", new MemoryStream(new byte[101]), 100, Token)).Error!.Code.ShouldBe("too_large");
        Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_ByAnotherWorkspace_IsUnknown()
    {
        var saved = (await SaveAsync([1, 2, 3])).Value;
        var stranger = TestDatabase.NewTenant();
        (await Store.FindAsync(stranger, saved.Artifact, Token)).ShouldBeNull();
        (await Store.OpenAsync(stranger, saved.Artifact, Token)).ShouldBeNull();
    }

    internal abstract IArtifactFiles CreateFiles(RunsOptions options);

    internal Task<Result<ArtifactRef>> SaveAsync(byte[] bytes) => Store.SaveAsync(Tenant, "a.bin", "application/octet-stream", new MemoryStream(bytes), long.MaxValue, Token);

    protected static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, Token);
        return all.ToArray();
    }

    private protected virtual RunsOptions Configure(RunsOptions options) => options;
}
