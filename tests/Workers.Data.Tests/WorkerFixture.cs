using System.Text.Json;
using Cadre.Workers.Data.Engine.Native;
using Cadre.Workers.Data.Protocol;

namespace Cadre.Workers.Data.Tests;

/// <summary>A working folder of its own per test class, and the worker run in process on the real engine.</summary>
public abstract class WorkerFixture : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cadre-data-").FullName;

    protected WorkerFixture()
    {
        if (NativeLibraryPath.Configured() is null) Environment.SetEnvironmentVariable(NativeLibraryPath.Variable, FindLibrary());
        if (NativeLibraryPath.Configured() is not null) return;
        const string Reason = "libduckdb.so is not installed; run npm ci in tools/.";
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(Reason);
        Assert.Skip(Reason);
    }

    private protected string Folder => folder;

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes an input file and returns its name.</summary>
    private protected string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder, name), text);
        return name;
    }

    private protected string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        return name;
    }

    /// <summary>Copies a data set of the test project into the working folder.</summary>
    private protected string Sample(string name) => Write(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", name)));

    private protected byte[] Read(string name) => File.ReadAllBytes(Path.Combine(folder, name));

    /// <summary>Goes through the JSON protocol both ways, as the program does.</summary>
    private protected Response Run(string json)
    {
        var request = JsonSerializer.Deserialize(json, WorkerJson.Default.Request)!;
        return Run(request);
    }

    private protected Response Run(Request request) =>
        Worker.Run(request, new WorkFolder(folder), new Progress(TextWriter.Null), TestContext.Current.CancellationToken);

    private protected Response Import(string file, string format = "auto") =>
        Run(new Request { Operation = "import", Tables = [new TableSource { Path = file, Format = format }], Output = "out" });

    private protected Response Query(string file, string sql) =>
        Run(new Request { Operation = "query", Tables = [new TableSource { Path = file }], Sql = sql, Output = "out" });

    private protected static void ShouldFail(Response response, string code)
    {
        response.Ok.ShouldBeFalse();
        response.Error.ShouldNotBeNull();
        response.Error.Code.ShouldBe(code, response.Error.Message);
        response.Error.Fix.ShouldNotBeNullOrWhiteSpace();
    }

    private static string? FindLibrary()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "tools/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so");
            if (File.Exists(candidate)) return candidate;
        }
        return null;
    }
}
