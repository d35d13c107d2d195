using System.Collections.Immutable;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>
/// The monthly table a model learns from: row i holds what was known at the end of <c>Months[i]</c>, and
/// <c>Target[i]</c> the change of the next month's mean close against this month's, percent. The last row is the
/// as-of month and has no target (NaN): it is what the forecast is made from.
/// </summary>
public sealed class FeatureTable
{
    /// <summary>
    /// Takes over the arrays; <paramref name="rows"/> is indexed [month][feature], NaN where not known.
    /// </summary>
    /// <exception cref="ArgumentException">Shapes do not fit, or months are not consecutive.</exception>
    public FeatureTable(
        string symbol,
        DateOnly asOf,
        string datasetDigest,
        ImmutableArray<Month> months,
        ImmutableArray<string> features,
        double[][] rows,
        double[] target,
        double[] meanClose
    )
    {
        if (rows.Length != months.Length || target.Length != months.Length || meanClose.Length != months.Length)
        {
            throw new ArgumentException(
                $"{months.Length} months, but {rows.Length} rows and {target.Length} targets",
                nameof(rows)
            );
        }

        if (rows.Any(r => r.Length != features.Length))
        {
            throw new ArgumentException($"every row needs {features.Length} values", nameof(rows));
        }

        for (var i = 1; i < months.Length; i++)
        {
            if (months[i].Since(months[i - 1]) != 1)
            {
                throw new ArgumentException($"{months[i]} does not follow {months[i - 1]}", nameof(months));
            }
        }

        (Symbol, AsOf, DatasetDigest, Months, Features) = (symbol, asOf, datasetDigest, months, features);
        (Rows, Target, MeanClose) = ([.. rows.Select(r => r.ToImmutableArray())], [.. target], [.. meanClose]);
    }

    /// <summary>What is forecast.</summary>
    public string Symbol { get; }

    /// <summary>Last day whose data were used.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Digest of the data the table was made from.</summary>
    public string DatasetDigest { get; }

    /// <summary>Origin months, consecutive.</summary>
    public ImmutableArray<Month> Months { get; }

    /// <summary>Feature names, one per column.</summary>
    public ImmutableArray<string> Features { get; }

    /// <summary>Values, [month][feature]; NaN where not known.</summary>
    public ImmutableArray<ImmutableArray<double>> Rows { get; }

    /// <summary>Change of the next month's mean close, percent; NaN in the last row.</summary>
    public ImmutableArray<double> Target { get; }

    /// <summary>Mean daily close of each origin month, USD.</summary>
    public ImmutableArray<double> MeanClose { get; }

    /// <summary>True where the figures come from the project's own generator.</summary>
    public bool Simulated { get; init; }

    /// <summary>
    /// Days by which the months of this table begin and end earlier than the calendar's: 0 for the calendar's own. A
    /// shifted table holds the same features for another cut of the same days, so that a model learns from more than
    /// one cut; no forecast is made from it.
    /// </summary>
    public int ShiftDays { get; init; }

    /// <summary>
    /// The same table for months shifted by a few days, with the same columns; none for a shifted table.
    /// </summary>
    public ImmutableArray<FeatureTable> Shifted { get; init; } = [];

    /// <summary>Rows that have a target: all but the last.</summary>
    public int TrainingRows => Months.Length - 1;

    /// <summary>The month whose change is forecast from the last row.</summary>
    public Month ForecastMonth => Months[^1].AddMonths(1);

    /// <summary>Column of a feature, or -1.</summary>
    public int IndexOf(string feature) => Features.IndexOf(feature);

    /// <summary>A cell by the index of its month; null where the value or the whole column is not known.</summary>
    public double? Known(int month, string feature) =>
        IndexOf(feature) is >= 0 and var column && double.IsFinite(Rows[month][column]) ? Rows[month][column] : null;

    /// <summary>
    /// This table with columns <c>x_lag_k</c> added for every x of <paramref name="features"/> and k of
    /// <paramref name="lags"/>: the value k months earlier, NaN in the first k rows.
    /// </summary>
    /// <exception cref="ArgumentException">A feature is not in the table, a lag is below 1, or a column exists
    /// already.</exception>
    public FeatureTable WithLags(IEnumerable<string> features, params int[] lags)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(lags);
        var added = LagColumns.Of(this, features, lags);
        var rows = new double[Months.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] =
            [
                .. Rows[i],
                .. added.Select(lag => i < lag.Months ? double.NaN : Rows[i - lag.Months][lag.Source]),
            ];
        }

        ImmutableArray<string> names = [.. Features, .. added.Select(lag => lag.Name)];
        return new(Symbol, AsOf, DatasetDigest, Months, names, rows, [.. Target], [.. MeanClose])
        {
            Simulated = Simulated,
            ShiftDays = ShiftDays,
            Shifted = [.. Shifted.Select(t => t.WithLags(features, lags))],
        };
    }
}
