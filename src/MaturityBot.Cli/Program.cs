using MaturityBot.Cli;
using MaturityBot.Cli.Commands;

return await CommandLine.RunAsync(args, Surroundings.OfProcess());
