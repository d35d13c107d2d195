using System.CommandLine;
using BtcEvents.Cli.Screens;
using BtcEvents.Embedded;
using BtcEvents.Failures;
using BtcEvents.Forecasting;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.Cli.Commands;

/// <summary>Options of the commands that forecast past months again, and what they name.</summary>
internal sealed class PastMonthsOptions
{
    private readonly Option<Month> _from = CommonOptions.Month("--from", "First forecast month");
    private readonly Option<Month> _to = CommonOptions.Month("--to", "Last forecast month");
    private readonly Option<string> _symbol = CommonOptions.Symbol();
    private readonly Option<string> _market = MarketOption.Create();
    private readonly Option<string> _home = CommonOptions.Home();
    private readonly Option<bool> _fresh = new("--fresh")
    {
        Description = "Forecast every month anew, also those that an earlier run has kept in the home",
    };
    private readonly Option<int> _seed = CommonOptions.Seed();
    private readonly Option<int> _threads = CommonOptions.Threads();

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _from, _to, _symbol, _market, _home, _fresh, _seed, _threads })
        {
            command.Add(option);
        }
    }

    /// <summary>The exit code where the range is none, which is told; null where it is one.</summary>
    public async Task<int?> RefuseAsync(ParseResult parsed)
    {
        var (from, to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        return to < from ? await Told.ErrorAsync($"--to {to} lies before --from {from}", ExitCodes.Usage) : null;
    }

    /// <summary>Reads the settings of the home and the data.</summary>
    /// <exception cref="BadInputException">They make no sense, or do not hold the months.</exception>
    public async Task<PastMonths> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var home = new HomeFolder(parsed.GetValue(_home)!);
        var recipe = EmbeddedSettings.RecipeOf(await EmbeddedSettings.ReadAsync(home), parsed, _threads);
        return new()
        {
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Recipe = recipe,
            Seed = parsed.GetValue(_seed),
            Read = await ReadDataAsync(parsed, cancellationToken),
            Kept = new(home.Backtests, parsed.GetValue(_fresh)),
        };
    }

    private async Task<BacktestData> ReadDataAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (from, to, symbol) = (parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_symbol)!);
        var snapshot = await new SourceOrder([new CsvFolder(parsed.GetValue(_market)!)]).FetchAsync(
            new() { Symbol = symbol, AsOf = to.LastDay },
            cancellationToken
        );
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var read = BacktestData.Of(
            symbol,
            [.. snapshot.Series.Select(s => s.Raw)],
            snapshot.Simulated,
            from,
            to,
            today
        );
        return read with { Findings = [.. snapshot.Findings, .. read.Findings] };
    }
}

/// <summary>Months to forecast again.</summary>
internal sealed record PastMonths
{
    /// <summary>First forecast month.</summary>
    public required Month From { get; init; }

    /// <summary>Last forecast month.</summary>
    public required Month To { get; init; }

    /// <summary>How each is forecast.</summary>
    public required ForecastRecipe Recipe { get; init; }

    /// <summary>Seed of every draw.</summary>
    public required int Seed { get; init; }

    /// <summary>The data, and what the checks found.</summary>
    public required BacktestData Read { get; init; }

    /// <summary>Months that an earlier run has kept.</summary>
    public required BacktestFolder Kept { get; init; }

    /// <summary>How many there are.</summary>
    public int Count => To.Since(From) + 1;

    /// <summary>Tells where months could not be kept.</summary>
    public async Task TellTroubleAsync()
    {
        if (Kept.Trouble is { } trouble)
        {
            await Told.NoteAsync(trouble);
        }
    }
}
