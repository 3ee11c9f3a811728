using GenRnn.Cli;

return await CommandLine.RunAsync(args, Terminal.OfConsole());
