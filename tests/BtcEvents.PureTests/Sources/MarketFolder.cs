using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

/// <summary>
/// A folder of simulated series that a test spoils, and the way a cycle takes from its files to checked series.
/// </summary>
internal sealed class MarketFolder : IDisposable
{
    public const string Symbol = "BTC-USD";

    public static readonly DateOnly First = new(2019, 11, 1);
    public static readonly DateOnly Last = new(2020, 6, 30);

    /// <summary>Line of 2020-05-10 in a daily file that starts on the first day; the next day follows.</summary>
    public static readonly int SomeLine = LineOf(new(2020, 5, 10));

    private readonly TemporaryFolder _folder = new();

    private MarketFolder() { }

    public string Path => _folder.Path;

    public static async Task<MarketFolder> CreateAsync()
    {
        var folder = new MarketFolder();
        await MarketCsvWriter.WriteAsync(
            folder.Path,
            SimulatedMarket.Generate(3, First, Last),
            simulated: true,
            default
        );
        return folder;
    }

    public string File(string name) => _folder.File(name);

    /// <summary>Line number (from 1, header included) of a day in a daily file that starts on the first day.</summary>
    public static int LineOf(DateOnly day) => day.DayNumber - First.DayNumber + 2;

    /// <summary>Rewrites the lines of a file; index 0 is the header.</summary>
    public void Edit(string file, Action<List<string>> change)
    {
        var lines = System.IO.File.ReadAllLines(File(file)).ToList();
        change(lines);
        System.IO.File.WriteAllText(File(file), string.Concat(lines.Select(l => l + "\n")));
    }

    public void EditCell(string file, int line, int cell, string value) =>
        Edit(
            file,
            lines =>
            {
                var cells = lines[line - 1].Split(',');
                cells[cell] = value;
                lines[line - 1] = string.Join(',', cells);
            }
        );

    public async Task<SourceSnapshot> FetchAsync(DateOnly? asOf = null) =>
        await new SourceOrder([new CsvFolder(Path)]).FetchAsync(
            new() { Symbol = Symbol, AsOf = asOf ?? Last },
            TestContext.Current.CancellationToken
        );

    public async Task<DataCheckReport> CheckAsync(DateOnly? asOf = null) =>
        DataChecks.Run(
            Symbol,
            [.. (await FetchAsync(asOf)).Series.Select(s => s.Raw)],
            asOf ?? Last,
            today: (asOf > Last ? asOf.Value : Last).AddDays(1)
        );

    /// <summary>The sentence with which the folder is refused.</summary>
    public async Task<string> RefusalAsync(DateOnly? asOf = null)
    {
        var refusal = await Assert.ThrowsAsync<BadInputException>(async () =>
            (await CheckAsync(asOf)).ThrowIfBlocked()
        );
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    public void Dispose() => _folder.Dispose();
}
