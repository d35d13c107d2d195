using BtcEvents.Cli.Commands;
using BtcEvents.Cli.Screens;

Text.FitOutput();
return await CommandRunner.RunAsync(CommandTree.Create(), args);
