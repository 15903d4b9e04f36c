using Cadre.Canvases.Tests.Live;
using Cadre.Kernel;
using Cadre.Postgres;

// A node with live documents that a test kills without warning. Arguments: socket directory, port, database, workspace.
var passwords = new RolePasswords(new("migrator"), new("app"), new("identity"), new("engine"));
await using var database = new Database(new DatabaseOptions(args[0], int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture), args[2], passwords));
await using var server = await TestServer.StartAsync(database, new WorkspaceId(Guid.Parse(args[3])));
Console.WriteLine(server.SocketAddress);
await Task.Delay(Timeout.Infinite);
