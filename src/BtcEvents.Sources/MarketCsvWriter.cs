using System.Globalization;
using System.Text;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>Writes series as the folder of CSV files that <see cref="CsvFolder"/> reads.</summary>
public static class MarketCsvWriter
{
    /// <summary>
    /// Writes one file per series, each whole or not at all; a series without rows gets no file. The marker file is
    /// written first, so that simulated figures never stand without it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The figures are real, and the folder is marked as
    /// simulated.</exception>
    public static async Task WriteAsync(
        string folder,
        IEnumerable<Series> series,
        bool simulated,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        Directory.CreateDirectory(folder);
        var marker = Path.Combine(folder, CsvFolder.SimulatedMarker);
        var files = series.Where(s => s.Count > 0).Select(s => (Name: s.Spec.Name + ".csv", Text: Format(s))).ToList();
        if (simulated)
        {
            var mark = SimulatedMark.Read(marker).With(files.Select(f => (f.Name, SimulatedMark.DigestOf(f.Text))));
            await WriteWholeAsync(marker, mark.ToString(), cancellationToken);
        }
        else if (File.Exists(marker))
        {
            throw new InvalidOperationException(
                $"{folder}: the folder is marked as simulated by {CsvFolder.SimulatedMarker}, and real "
                    + $"figures must not be written to it"
            );
        }

        foreach (var (name, text) in files)
        {
            await WriteWholeAsync(Path.Combine(folder, name), text, cancellationToken);
        }
    }

    /// <summary>
    /// The text of one file: header, rows, shortest digits that read back to the same numbers, line feeds.
    /// </summary>
    public static string Format(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var intraday = series.Spec.Calendar == TradingCalendar.Intraday;
        var text = new StringBuilder().Append(series.Spec.TimeColumn);
        text.AppendJoin("", series.Spec.Columns.Select(c => "," + c.Name)).Append('\n');
        for (var row = 0; row < series.Count; row++)
        {
            text.Append(
                series
                    .Times[row]
                    .ToString(
                        intraday ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd",
                        CultureInfo.InvariantCulture
                    )
            );
            foreach (var column in series.Columns)
            {
                text.Append(',')
                    .Append(double.IsNaN(column[row]) ? "" : column[row].ToString("R", CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static async Task WriteWholeAsync(string path, string text, CancellationToken cancellationToken)
    {
        var unfinished = path + ".unfinished";
        await File.WriteAllTextAsync(unfinished, text, cancellationToken);
        File.Move(unfinished, path, overwrite: true);
    }
}
