namespace Cadre.Nodes.Tests.Support;

/// <summary>A home with its servers, an owner and a key. Everything is removed afterwards.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-nodes-").FullName;
    private readonly List<ServerNode> nodes = [];

    public string Home => Path.Combine(folder, "home");

    public string Key { get; private set; } = "";

    public string PostgresFolder => Directory.ResolveLinkTarget(Path.Combine(Home, "postgres"), true)?.FullName ?? Path.Combine(Home, "postgres");

    public bool IsClusterUp => File.Exists(Path.Combine(PostgresFolder, "data", "postmaster.pid"));

    /// <summary>An administrator's connection string to the home's cluster.</summary>
    public string Admin => $"Host={Socket};Port=5432;Username=cadre_admin;Password={File.ReadAllText(Path.Combine(Home, "secrets", "admin")).Trim()}";

    private string Socket => File.ReadLines(Path.Combine(PostgresFolder, "data", "postmaster.pid")).ElementAt(4);

    public static async Task<Installation> StartAsync(int count)
    {
        var installation = new Installation();
        var first = await installation.AddAsync();
        using (var owner = first.Client(null))
        {
            await owner.PostAsync("setup", new { token = first.Line.Split("#token=")[1], email = "ada@example.org", name = "Ada", password = "violet lamp river", workspaceName = "Lamps" });
            installation.Key = (await owner.PostAsync("api-keys", new { name = "test", role = "owner" }))["key"]!.GetValue<string>();
        }

        for (var i = 1; i < count; i++)
        {
            await installation.AddAsync();
        }

        return installation;
    }

    /// <summary>One more node of the home.</summary>
    public async Task<ServerNode> AddAsync()
    {
        var node = await ServerNode.StartAsync(Home);
        nodes.Add(node);
        return node;
    }

    /// <summary>A node of another home on the same database.</summary>
    public async Task<ServerNode> AddElsewhereAsync(string home)
    {
        var node = await ServerNode.StartAsync(home, Admin);
        nodes.Add(node);
        return node;
    }

    public string OtherHome(bool withSecrets)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, withSecrets ? "partner" : "stranger")).FullName;
        foreach (var secret in withSecrets ? Directory.GetFiles(Path.Combine(Home, "secrets")) : [])
        {
            Directory.CreateDirectory(Path.Combine(home, "secrets"));
            File.Copy(secret, Path.Combine(home, "secrets", Path.GetFileName(secret)));
        }

        return home;
    }

    public ServerNode this[int index] => nodes[index];

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(nodes))
        {
            await node.DisposeAsync();
        }

        await ServerNode.RunAsync(Home, null, "stop"); // a killed one left its cluster
        foreach (var link in Directory.GetDirectories(folder).SelectMany(home => new[] { "postgres", "sandboxes" }.Select(name => Path.Combine(home, name))))
        {
            if (Directory.Exists(link) && Directory.ResolveLinkTarget(link, true) is { Exists: true } outside)
            {
                Directory.Delete(outside.FullName, recursive: true);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
