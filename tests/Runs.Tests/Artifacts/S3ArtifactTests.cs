using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Cadre.Kernel;
using Cadre.Runs.Artifacts;
using Cadre.Runs.Artifacts.S3;
using Cadre.Runs.Contracts;

namespace Cadre.Runs.Tests.Artifacts;

/// <summary>Against an S3 server of others.</summary>
public sealed class S3ArtifactTests(S3Server server) : ArtifactStoreConformance, IClassFixture<S3Server>
{
    [Fact]
    public async Task Save_WrongSecret_IsRefusedByTheServer()
    {
        using var files = new S3ArtifactFiles(Options() with { SecretKey = new Secret("wrong") }, new DiskArtifactFiles(new RunsOptions(Home)));
        using var file = (await SpooledFile.WriteAsync(Path.Combine(Home, "f"), new MemoryStream([1]), 10, Token))!;
        var failure = await Should.ThrowAsync<Amazon.S3.AmazonS3Exception>(() => files.KeepAsync(Tenant.Workspace, file, Token));
        failure.StatusCode.ShouldBe(HttpStatusCode.Forbidden); // It computes the signature itself.
    }

    [Fact]
    public async Task Save_Large_IsSentInParts()
    {
        using var client = new HttpClient();
        var before = int.Parse(await client.GetStringAsync(new Uri(server.Endpoint!, "-/parts"), Token), CultureInfo.InvariantCulture);
        (await SaveAsync(RandomNumberGenerator.GetBytes(11_000_001))).IsOk.ShouldBeTrue();
        (await client.GetStringAsync(new Uri(server.Endpoint!, "-/parts"), Token)).ShouldBe((before + 3).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Open_StoredOnDiskBefore_IsFound()
    {
        var disk = new DiskArtifactFiles(new RunsOptions(Home));
        using var file = (await SpooledFile.WriteAsync(Path.Combine(Home, "f"), new MemoryStream([1, 2]), 10, Token))!;
        await disk.KeepAsync(Tenant.Workspace, file, Token);
        await using var stream = await Files.OpenAsync(Tenant.Workspace, file.Hash, 2, Token);
        (await ReadAsync(stream!)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Link_Direct_ServesTheBytesUntilItEnds()
    {
        var saved = (await SaveAsync([4, 5, 6])).Value;
        var link = await LinkAsync(saved.Artifact);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(link, Token);
        (await answer.Content.ReadAsByteArrayAsync(Token)).ShouldBe([4, 5, 6]);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await client.GetAsync(link!.ToString().Replace("attachment", "inline", StringComparison.Ordinal), Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Save_StorageGone_SaysSo()
    {
        using var files = new S3ArtifactFiles(Options() with { Endpoint = new Uri("http://127.0.0.1:9") }, new DiskArtifactFiles(new RunsOptions(Home)));
        var store = new ArtifactStore(null!, new RunsOptions(Home), files, new IdSource(TimeProvider.System));
        (await store.SaveAsync(Tenant, "a", "", new MemoryStream([1]), 10, Token)).Error!.Code.ShouldBe("artifact_storage_unavailable");
    }

    internal override IArtifactFiles CreateFiles(RunsOptions options)
    {
        Assert.SkipWhen(server.Endpoint is null, "tests/S3Server is not installed: npm ci --prefix tests/S3Server");
        return new S3ArtifactFiles(Options(), new DiskArtifactFiles(options));
    }

    private Task<Uri?> LinkAsync(string hash) => Files.LinkAsync(Tenant.Workspace, new SignedArtifact(hash, "report ü.bin", false, DateTimeOffset.UtcNow.AddMinutes(5)), "application/pdf", Token);

    private S3ArtifactOptions Options() => new("cadre")
    {
        Endpoint = server.Endpoint,
        AccessKey = S3Server.Credentials,
        SecretKey = new Secret(S3Server.Credentials),
        Prefix = "some/",
        PartBytes = 5 << 20,
        DirectLinks = true,
    };
}
