using Cadre.Server.Commands;

return await CommandLine.RunAsync(args);
