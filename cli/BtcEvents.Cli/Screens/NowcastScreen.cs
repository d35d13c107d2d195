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
    public static void Show(NowcastDocument document, Nowcast nowcast, StoredForecast? start, ReadStores stores)
    {
        var currency = TradingPair.Parse(document.Symbol).Currency;
        string Mean(double change) => Text.Price(nowcast.BaseMeanClose * (1 + (change / 100)), currency);
        var (subject, day) = ($"{document.Symbol} {document.Month}", $"{document.AsOf:yyyy-MM-dd}");
        if (document.KnownDays == document.Days)
        {
            AnsiConsole.MarkupLine(
                $"[bold]{subject}: {Text.Percent(document.ChangePercent)}[/] against the month before: it is over"
            );
            AnsiConsole.MarkupLine($"Mean close {Mean(document.ChangePercent)}");
            return;
        }

        AnsiConsole.MarkupLine(
            $"[bold]{subject}: {Text.Percent(document.ChangePercent)}[/] against the month before, "
                + $"{100 * document.Coverage:0.#} % interval {Text.Percent(document.Lower)} to "
                + $"{Text.Percent(document.Upper)}"
        );
        AnsiConsole.MarkupLine(
            $"On {day}, {document.KnownDays} of {document.Days} days are known. {Text.Percent(document.AnchorPercent)} "
                + $"has already happened; {Text.Percent(document.OpenPercent)} is still expected"
        );
        AnsiConsole.MarkupLine(
            $"A rise has a probability of {100 * document.ProbabilityUp:0} %; 5 % lie below "
                + $"{Text.Percent(nowcast.Distribution.Quantile(0.05))}, 5 % above "
                + $"{Text.Percent(nowcast.Distribution.Quantile(0.95))}"
        );
        AnsiConsole.MarkupLine(
            $"Mean close {Mean(document.ChangePercent)} ({Mean(document.Lower)} to {Mean(document.Upper)})"
        );
        Start(document, nowcast, start, stores);
    }

    private static void Start(NowcastDocument document, Nowcast nowcast, StoredForecast? start, ReadStores stores)
    {
        if (start is null)
        {
            AnsiConsole.MarkupLine(
                $"{document.Month} was not forecast when it began: nothing is expected beside what has happened"
            );
            Console.WriteLine($"Forecast it: {stores.CycleOf(document.Month)}");
            return;
        }

        AnsiConsole.MarkupLine(
            $"When it began: {Text.Percent(start.ChangePercent)}, {100 * start.Coverage:0.#} % interval "
                + $"{Text.Percent(start.Lower)} to {Text.Percent(start.Upper)}, by {start.Algorithm}"
        );
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
