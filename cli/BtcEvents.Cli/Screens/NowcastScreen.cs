using BtcEvents.Cli.Distributed;
using BtcEvents.Cli.Json;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Storage;
using Spectre.Console;

namespace BtcEvents.Cli.Screens;

/// <summary>A nowcast.</summary>
internal static class NowcastScreen
{
    /// <summary>Shows it.</summary>
    /// <param name="document">Its figures.</param>
    /// <param name="nowcast">The nowcast.</param>
    /// <param name="start">The forecast that the month began with; null where there is none.</param>
    /// <param name="stores">The stores that were looked at.</param>
    /// <param name="cycle">The command that forecasts the month from its beginning.</param>
    public static void Show(
        NowcastDocument document,
        Nowcast nowcast,
        StoredForecast? start,
        ReadStores stores,
        string cycle
    )
    {
        var currency = TradingPair.Parse(document.Symbol).Currency;
        var (subject, day) = ($"{document.Symbol} {document.Month}", $"{document.AsOf:yyyy-MM-dd}");
        if (document.KnownDays == document.Days)
        {
            AnsiConsole.MarkupLine(
                $"[bold]{subject}: {Text.Percent(document.ChangePercent)}[/] against the month before: it is over"
            );
            AnsiConsole.MarkupLine($"Mean close {Text.Price(document.MeanClose, currency)}");
            return;
        }

        var interval = (document.Lower, document.Upper);
        AnsiConsole.MarkupLine(ForecastText.Headline(subject, document.ChangePercent, document.Coverage, interval));
        AnsiConsole.MarkupLine(
            $"On {day}, {document.KnownDays} of {document.Days} days are known. {Text.Percent(document.AnchorPercent)} "
                + $"has already happened; {Text.Percent(document.OpenPercent)} is still expected"
        );
        AnsiConsole.MarkupLine(
            ForecastText.Odds(
                document.ProbabilityUp,
                (0.05, nowcast.Distribution.Quantile(0.05)),
                (0.95, nowcast.Distribution.Quantile(0.95))
            )
        );
        AnsiConsole.MarkupLine(ForecastText.Means(nowcast.BaseMeanClose, currency, document.ChangePercent, interval));
        if (start is not null)
        {
            Start(document, nowcast, start, stores);
            return;
        }

        AnsiConsole.MarkupLine(
            $"{document.Month} was not forecast when it began: nothing is expected beside what has happened"
        );
        Console.WriteLine($"Forecast it: {cycle}");
    }

    private static void Start(NowcastDocument document, Nowcast nowcast, StoredForecast start, ReadStores stores)
    {
        AnsiConsole.MarkupLine(
            $"When it began: {Text.Percent(start.ChangePercent)}, "
                + $"{ForecastText.Interval(start.Coverage, (start.Lower, start.Upper))}, by {start.Algorithm}"
        );
        if (!nowcast.HasStart)
        {
            AnsiConsole.MarkupLine("How far it may err was not noted: nothing is expected beside what has happened");
        }

        if (Math.Abs((nowcast.BaseMeanClose / start.BaseMeanClose) - 1) > 1e-9)
        {
            AnsiConsole.MarkupLine($"[yellow]warn[/] {Markup.Escape(Revised(document, nowcast, start))}");
        }

        // On a line of its own, which no terminal breaks for us, so that it can be copied.
        Console.WriteLine($"Why: btc explain {start.ForecastId}{stores.Option}");
    }

    private static string Revised(NowcastDocument document, Nowcast nowcast, StoredForecast start)
    {
        var currency = TradingPair.Parse(document.Symbol).Currency;
        var (then, now) = (Text.Price(start.BaseMeanClose, currency), Text.Price(nowcast.BaseMeanClose, currency));
        return $"the month before {document.Month} had a mean close of {then} when it was forecast, and has one of "
            + $"{now} in these prices";
    }
}
