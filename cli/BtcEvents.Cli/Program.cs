using System.CommandLine;
using BtcEvents.Cli.Commands;
using BtcEvents.Cli.Screens;

Text.FitOutput();
var root = new RootCommand(
    "BtcEvents: forecasts how the monthly average BTC price will change. Run 'btc COMMAND --help' for one command."
)
{
    CycleCommand.Create(),
    BacktestCommand.Create(),
    StatusCommand.Create(),
    ForecastsCommand.Create(),
    ExplainCommand.Create(),
    ReportCommand.Create(),
    TraceCommand.Create(),
    SampleCommand.Create(),
    MigrateCommand.Create(),
    UpCommand.Create(),
    PsCommand.Create(),
    DownCommand.Create(),
    StartCycleCommand.Create(),
    BackfillCommand.Create(),
    DeadLettersCommand.Create(),
    AlertsCommand.Create(),
};
return await CommandRunner.RunAsync(root, args);
