using Cadre.Cli.Commands;

return await CommandTree.RunAsync(args);
