using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Cadre.Kernel;
using Cadre.Runs.Contracts;
using Microsoft.Net.Http.Headers;

namespace Cadre.Runs.Artifacts.S3;

/// <summary>
/// Artifacts as objects: <c>&lt;prefix&gt;&lt;workspace&gt;/&lt;aa&gt;/&lt;hash&gt;</c>. An object that is there already is not sent again. What lies on disk from before the bucket was set is
/// still found.
/// </summary>
internal sealed class S3ArtifactFiles : IArtifactFiles, IDisposable
{
    private const int MostParts = 9_000; // S3 allows 10,000.
    private readonly S3ArtifactOptions options;
    private readonly DiskArtifactFiles before;
    private readonly AmazonS3Client client;

    public S3ArtifactFiles(S3ArtifactOptions options, DiskArtifactFiles before)
    {
        this.options = options;
        this.before = before;
        client = CreateClient(options);
    }

    public async Task KeepAsync(WorkspaceId workspace, SpooledFile file, CancellationToken cancellationToken)
    {
        var key = KeyOf(workspace, file.Hash);
        if (await SizeAsync(key, cancellationToken) == file.Size)
        {
            return;
        }

        if (file.Size <= options.PartBytes)
        {
            await client.PutObjectAsync(
                new PutObjectRequest { BucketName = options.Bucket, Key = key, FilePath = file.Path, ContentType = "application/octet-stream", UseChunkEncoding = false, ServerSideEncryptionMethod = Encryption, ServerSideEncryptionKeyManagementServiceKeyId = options.EncryptionKey },
                cancellationToken);
            return;
        }

        await SendPartsAsync(key, file, cancellationToken);
    }

    public async Task<Stream?> OpenAsync(WorkspaceId workspace, string hash, long size, CancellationToken cancellationToken)
    {
        var key = KeyOf(workspace, hash);
        return await SizeAsync(key, cancellationToken) is null
            ? await before.OpenAsync(workspace, hash, size, cancellationToken)
            : new S3ObjectStream(client, options.Bucket, key, size);
    }

    public async Task RemoveAsync(WorkspaceId workspace, string hash, CancellationToken cancellationToken)
    {
        await client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = options.Bucket, Key = KeyOf(workspace, hash) }, cancellationToken);
        await before.RemoveAsync(workspace, hash, cancellationToken);
    }

    public async Task<Uri?> LinkAsync(WorkspaceId workspace, SignedArtifact link, string mediaType, CancellationToken cancellationToken)
    {
        var key = KeyOf(workspace, link.Hash);
        if (!options.DirectLinks || await SizeAsync(key, cancellationToken) is null)
        {
            return null;
        }

        var disposition = new ContentDispositionHeaderValue(link.Inline ? "inline" : "attachment");
        disposition.SetHttpFileName(link.Name);
        var request = new GetPreSignedUrlRequest
        {
            BucketName = options.Bucket,
            Key = key,
            Expires = link.ExpiresAt.UtcDateTime,
            Protocol = options.Endpoint?.Scheme == Uri.UriSchemeHttp ? Protocol.HTTP : Protocol.HTTPS,
            ResponseHeaderOverrides = new() { ContentDisposition = disposition.ToString(), ContentType = mediaType },
        };
        return new Uri(await client.GetPreSignedURLAsync(request));
    }

    public void Dispose() => client.Dispose();

    private ServerSideEncryptionMethod? Encryption => options.Encryption is { } name ? ServerSideEncryptionMethod.FindValue(name) : null;

    private static AmazonS3Client CreateClient(S3ArtifactOptions options)
    {
        var config = new AmazonS3Config
        {
            AuthenticationRegion = options.Region,
            ForcePathStyle = options.PathStyle ?? options.Endpoint is not null,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, // Newer checksum trailers are unknown to many services.
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 3,
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
        }
        else
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(options.Region);
        }

        return options.AccessKey is { } access && options.SecretKey is { } secret ? new AmazonS3Client(new BasicAWSCredentials(access, secret.Reveal()), config) : new AmazonS3Client(config);
    }

    private string KeyOf(WorkspaceId workspace, string hash) => $"{options.Prefix}{workspace}/{hash[..2]}/{hash}";

    private async Task<long?> SizeAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = options.Bucket, Key = key }, cancellationToken)).ContentLength;
        }
        catch (AmazonS3Exception failure) when (failure.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>1. Begin. 2. One part after another, read from the file. 3. Complete; on any failure the parts are given up.</summary>
    private async Task SendPartsAsync(string key, SpooledFile file, CancellationToken cancellationToken)
    {
        var begin = new InitiateMultipartUploadRequest { BucketName = options.Bucket, Key = key, ContentType = "application/octet-stream", ServerSideEncryptionMethod = Encryption, ServerSideEncryptionKeyManagementServiceKeyId = options.EncryptionKey };
        var upload = (await client.InitiateMultipartUploadAsync(begin, cancellationToken)).UploadId; // 1
        var done = false;
        try
        {
            var size = Math.Max(options.PartBytes, (file.Size / MostParts) + 1);
            var parts = new List<PartETag>();
            for (var at = 0L; at < file.Size; at += size) // 2
            {
                var part = new UploadPartRequest { BucketName = options.Bucket, Key = key, UploadId = upload, PartNumber = parts.Count + 1, PartSize = Math.Min(size, file.Size - at), FilePath = file.Path, FilePosition = at, UseChunkEncoding = false };
                parts.Add(new PartETag(parts.Count + 1, (await client.UploadPartAsync(part, cancellationToken)).ETag));
            }

            await client.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = upload, PartETags = parts }, cancellationToken); // 3
            done = true;
        }
        finally
        {
            if (!done)
            {
                await client.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = options.Bucket, Key = key, UploadId = upload }, CancellationToken.None);
            }
        }
    }
}
