using System.Text;
using BtcEvents.Contracts;
using BtcEvents.Cycles;
using BtcEvents.Embedded;
using BtcEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Cli;

/// <summary>A price stands under its own currency: in the folder, in the store, and wherever it is shown.</summary>
public sealed class QuoteCurrencyTests
{
    [Fact]
    public async Task Prices_in_usd_make_no_forecast_in_another_currency()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();

        var outcome = await month.RunAsync("BTC-EUR");

        Assert.Equal((CycleStates.Failed, Stage.Data), (outcome.Status.State, outcome.Status.Stage));
        Assert.EndsWith(
            "btc-eur_spot.csv: the file is absent, and no forecast can be made without it",
            outcome.Status.Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Prices_in_another_currency_are_shown_in_it_and_stay_apart_from_those_in_usd()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync("BTC-EUR");
        var outcome = await month.RunAsync("BTC-EUR");
        Assert.Equal(CycleStates.Completed, outcome.Status.State);

        await using var stores = EmbeddedHost.Stores(month.Home);
        var artefacts = stores.GetRequiredService<IArtefactStore>();
        var report = outcome.Find<ReportWritten>()!.Report;
        var page = Encoding.UTF8.GetString(await artefacts.GetAsync(report, TestContext.Current.CancellationToken));
        Assert.Contains("That is a mean close of \u20ac", page, StringComparison.Ordinal);
        Assert.DoesNotContain("USD", page, StringComparison.Ordinal);
        Assert.DoesNotContain("$", page, StringComparison.Ordinal);
        Assert.Contains("\"currency\":\"EUR\"", ScriptJson.Write(CycleDocument.Of(outcome)), StringComparison.Ordinal);

        var market = stores.GetRequiredService<IMarketStore>();
        var times = await market.LastTimesAsync("BTC-USD", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("btc_spot", times.Keys);
        Assert.Contains(
            "btc-eur_spot",
            (await market.LastTimesAsync("BTC-EUR", TestContext.Current.CancellationToken)).Keys
        );
    }
}
