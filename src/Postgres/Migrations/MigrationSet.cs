using System.Reflection;

namespace Cadre.Postgres;

/// <summary>The numbered migrations of one schema: embedded resources named <c>…Migrations.NNNN_name.sql</c>.</summary>
/// <param name="Schema">The schema, one per module.</param>
/// <param name="Assembly">The assembly that embeds the files.</param>
public sealed record MigrationSet(string Schema, Assembly Assembly)
{
    /// <summary>The foundation's own set: always first.</summary>
    public static MigrationSet Foundation { get; } = new("cadre", typeof(MigrationSet).Assembly);

    internal IReadOnlyList<Migration> Load()
    {
        var names = Assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal) && n.Contains(".Migrations.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return [.. names.Select(Read)];
    }

    private Migration Read(string resource)
    {
        var file = resource[(resource.LastIndexOf(".Migrations.", StringComparison.Ordinal) + ".Migrations.".Length)..];
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return new(int.Parse(file[..4], System.Globalization.CultureInfo.InvariantCulture), file[5..^4], reader.ReadToEnd());
    }
}

internal sealed record Migration(int Number, string Name, string Sql)
{
    public string Hash => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Sql)));
}
