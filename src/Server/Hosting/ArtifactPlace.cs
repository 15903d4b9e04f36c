using System.Globalization;
using Cadre.Kernel;
using Cadre.Runs;
using Cadre.Runs.Contracts;

namespace Cadre.Server.Hosting;

/// <summary>Where artifacts are kept and how many, and how long runs are kept, from the environment. Artifacts are on disk, or in a bucket when <c>CADRE_S3_BUCKET</c> names one.</summary>
internal static class ArtifactPlace
{
    private const int MostMegabytes = 1 << 30;
    private const int MostDays = 36_500;

    /// <exception cref="StartFailure">A value cannot be understood.</exception>
    public static RunsOptions Read(HomeLayout home, byte[] linkKey, Func<string, string?> environment)
    {
        string? Value(string name) => environment(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        var options = new RunsOptions(home.Root)
        {
            LinkKey = linkKey,
            S3 = Bucket(Value),
            Development = Value("CADRE_DEVELOPMENT") == "1",
            KeepRuns = Value("CADRE_KEEP_RUNS_DAYS") is { } days ? TimeSpan.FromDays(Number("CADRE_KEEP_RUNS_DAYS", days, MostDays, "days")) : null,
        };
        return Value("CADRE_ARTIFACT_QUOTA_MB") is { } quota
            ? options with { ArtifactQuotaBytes = (long)Number("CADRE_ARTIFACT_QUOTA_MB", quota, MostMegabytes, "megabytes") << 20 }
            : options;
    }

    private static S3ArtifactOptions? Bucket(Func<string, string?> value)
    {
        if (value("CADRE_S3_BUCKET") is not { } bucket)
        {
            return null;
        }

        if (value("CADRE_S3_ACCESS_KEY") is null != value("CADRE_S3_SECRET_KEY") is null)
        {
            throw new StartFailure("Set both CADRE_S3_ACCESS_KEY and CADRE_S3_SECRET_KEY, or neither.");
        }

        var options = new S3ArtifactOptions(bucket)
        {
            Endpoint = value("CADRE_S3_ENDPOINT") is { } text ? Address(text) : null,
            AccessKey = value("CADRE_S3_ACCESS_KEY"),
            SecretKey = value("CADRE_S3_SECRET_KEY") is { } secret ? new Secret(secret) : null,
            Prefix = value("CADRE_S3_PREFIX") is { } prefix ? prefix.Trim('/') + "/" : "",
            PathStyle = value("CADRE_S3_PATH_STYLE") is { } style ? style == "true" : null,
            Encryption = value("CADRE_S3_ENCRYPTION"),
            EncryptionKey = value("CADRE_S3_ENCRYPTION_KEY"),
            DirectLinks = value("CADRE_S3_DIRECT_LINKS") == "true",
        };
        return options.Encryption is null or "AES256" or "aws:kms"
            ? value("CADRE_S3_REGION") is { } region ? options with { Region = region } : options
            : throw new StartFailure("CADRE_S3_ENCRYPTION is AES256 or aws:kms.");
    }

    private static Uri Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        ? new Uri(text)
        : throw new StartFailure("CADRE_S3_ENDPOINT is an address such as https://minio.example.org:9000.");

    private static int Number(string name, string text, int most, string unit) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most
            ? number
            : throw new StartFailure($"{name} is a number of {unit} from 1 to {most}.");
}
