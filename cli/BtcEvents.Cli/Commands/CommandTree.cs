using System.CommandLine;

namespace BtcEvents.Cli.Commands;

/// <summary>Every command there is.</summary>
internal static class CommandTree
{
    public static RootCommand Create() =>
        new RootCommand(
            "BtcEvents: forecasts how the monthly average BTC price will change. Run 'btc COMMAND --help' for one "
                + "command."
        )
        {
            CycleCommand.Create(),
            NowcastCommand.Create(),
            BacktestCommand.Create(),
            AblateCommand.Create(),
            StatusCommand.Create(),
            ForecastsCommand.Create(),
            RecordCommand.Create(),
            ExplainCommand.Create(),
            ModelsCommand.Create(),
            ReportCommand.Create(),
            TraceCommand.Create(),
            SampleCommand.Create(),
            MigrateCommand.Create(),
            UpCommand.Create(),
            PsCommand.Create(),
            DoctorCommand.Create(),
            DownCommand.Create(),
            StartCycleCommand.Create(),
            RetryCommand.Create(),
            CancelCommand.Create(),
            BackfillCommand.Create(),
            DeadLettersCommand.Create(),
            AlertsCommand.Create(),
        };
}
