using System.Globalization;
using BtcEvents.Market;

namespace BtcEvents.ServerTests.Whole;

/// <summary>A market that passes the checks, and on which no model is good.</summary>
internal static class SpoiledMarket
{
    /// <summary>The month whose model <see cref="SpoilForAWhile"/> makes a bad one.</summary>
    public const string Bad = "2021-04";

    private const int Prices = 4; // columns after the day: open, high, low, close

    private static readonly DateOnly Turn = new(2022, 7, 1);
    private static readonly DateOnly LastYear = new(2023, 1, 1);

    /// <summary>
    /// BTC leaps at the beginning of each month after calm years, whither nobody could learn; ETH leaps to and fro, and
    /// in the last year one way only, so that its changes drift; and one series ends before the others.
    /// </summary>
    public static void Spoil(string folder)
    {
        var random = new Random(5);
        Leap(folder, "btc", month => month >= Turn ? 0.6 * ((random.NextDouble() * 2) - 1) : 0);
        Leap(
            folder,
            "eth",
            month =>
                month >= LastYear ? 0.25
                : month >= Turn ? -0.3
                : month.Month % 2 == 0 ? 0.4
                : -0.4
        );
        var ended = Path.Combine(folder, "vix.csv");
        File.WriteAllLines(ended, File.ReadAllLines(ended).SkipLast(11));
    }

    /// <summary>BTC leaps so for eighteen months up to <see cref="Bad"/>, and is calm again after them.</summary>
    public static void SpoilForAWhile(string folder)
    {
        var random = new Random(5);
        var calm = Month.Parse(Bad).FirstDay;
        Leap(
            folder,
            "btc",
            month => month >= calm.AddMonths(-18) && month < calm ? 0.6 * ((random.NextDouble() * 2) - 1) : 0
        );
    }

    private static void Leap(string folder, string asset, Func<DateOnly, double> leap)
    {
        var (level, month) = (0.0, 0);
        double Level(DateOnly day)
        {
            level += day.Month != month ? leap(day) : 0;
            month = day.Month;
            return level;
        }

        Move(Path.Combine(folder, asset + "_spot.csv"), Prices, Level);
    }

    private static void Move(string file, int columns, Func<DateOnly, double> level) =>
        File.WriteAllLines(file, [.. File.ReadAllLines(file).Select(line => Moved(line.Split(','), columns, level))]);

    private static string Moved(string[] cells, int columns, Func<DateOnly, double> level)
    {
        if (DateOnly.TryParse(cells[0], CultureInfo.InvariantCulture, out var day)) // else the header
        {
            var times = Math.Exp(level(day));
            for (var at = 1; at < cells.Length && at <= columns; at++)
            {
                if (double.TryParse(cells[at], CultureInfo.InvariantCulture, out var number)) // else there is none
                {
                    cells[at] = (number * times).ToString("F4", CultureInfo.InvariantCulture);
                }
            }
        }

        return string.Join(',', cells);
    }
}
