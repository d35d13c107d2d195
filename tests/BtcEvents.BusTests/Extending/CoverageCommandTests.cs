using System.CommandLine;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Commands;
using BtcEvents.Embedded;
using BtcEvents.Market;
using BtcEvents.Storage;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Extending;

/// <summary>Commands print to the console of the process, so nothing else may run while a test takes it.</summary>
[Collection(WholeConsole.Collection)]
public sealed class CoverageCommandTests : IDisposable
{
    private const string Symbol = "BTC-USD";

    private readonly TempFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outcomes_inside_their_interval_are_counted_among_those_that_are_known()
    {
        // A change of the mean lies above -100 %, and a month that the store does not know has no outcome.
        await StoreAsync(("2020-02", -100, 1e6), ("2020-03", -300, -200), ("2020-04", -100, 1e6));

        Assert.Equal((ExitCodes.Done, "1 of 2 outcomes lay inside their interval\n"), await RunAsync());
    }

    [Fact]
    public async Task A_home_that_is_empty_has_no_outcome() =>
        Assert.Equal((ExitCodes.Done, "0 of 0 outcomes lay inside their interval\n"), await RunAsync());

    [Fact]
    public async Task Its_help_says_what_it_is_for()
    {
        var (code, text) = await PrintedAsync(["coverage", "--help"]);

        Assert.Equal(ExitCodes.Done, code);
        Assert.Contains("Show how many outcomes lay inside their interval.", text, StringComparison.Ordinal);
        Assert.Contains("--home", text, StringComparison.Ordinal);
    }

    private Task<(int Code, string Text)> RunAsync() => PrintedAsync(["coverage", "--home", _folder.Path]);

    private static async Task<(int Code, string Text)> PrintedAsync(string[] args)
    {
        var console = Console.Out;
        await using var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            var code = await CommandRunner.RunAsync(new RootCommand { CoverageCommand.Create() }, args);
            return (code, printed.ToString());
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private async Task StoreAsync(params (string Month, double Lower, double Upper)[] forecasts)
    {
        await using var stores = EmbeddedHost.Stores(new HomeFolder(_folder.Path));
        await stores.GetRequiredService<IOperationalStore>().PrepareAsync(Token); // else it is no home
        var market = stores.GetRequiredService<IMarketStore>();
        var series = SimulatedMarket.Generate(3, new(2020, 1, 1), new(2020, 3, 31));
        await market.UpdateAsync(
            new()
            {
                Symbol = Symbol,
                AsOf = new(2020, 3, 31),
                Series = [.. series.Select(s => new SeriesWrite(s))],
                Simulated = true,
                Cause = "test",
                At = DateTimeOffset.UnixEpoch,
            },
            Token
        );
        foreach (var (month, lower, upper) in forecasts)
        {
            await market.SaveForecastAsync(Forecast(month, lower, upper), Token);
        }
    }

    private static StoredForecast Forecast(string month, double lower, double upper) =>
        new()
        {
            ForecastId = "of-" + month,
            CycleId = Facts.Cycle(month).CycleId,
            Symbol = Symbol,
            Month = month,
            AsOf = Month.Parse(month).FirstDay.AddDays(-1),
            ChangePercent = 0,
            Lower = lower,
            Upper = upper,
            Coverage = 0.8,
            BaseMeanClose = 7000,
            Algorithm = "ridge",
            Model = "models/m1.json",
            FeatureSet = "feature-sets/f1.json",
            Table = "tables/t1.json",
            DatasetDigest = "d1",
            Simulated = true,
            MadeAt = DateTimeOffset.UnixEpoch,
        };
}
