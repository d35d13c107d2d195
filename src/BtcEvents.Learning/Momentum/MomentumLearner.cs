using System.Collections.Immutable;
using BtcEvents.Learning.Anchoring;
using BtcEvents.Learning.Linear;

namespace BtcEvents.Learning.Momentum;

/// <summary>
/// Time-series momentum (Moskowitz, Ooi &amp; Pedersen 2012; Liu &amp; Tsyvinski 2021 for crypto assets): a ridge
/// regression of what the anchor leaves open, divided by the spread of its time, on a few trends in standard
/// deviations. That is a weighted regression in which a wild month counts as little as it tells. No other series, and
/// nothing to tune or to select.
/// </summary>
/// <param name="columns">What the rule reads of a row.</param>
/// <param name="penaltyRows">Ridge penalty on the standardised trends, in rows.</param>
/// <param name="driftPriorRows">Weight of the belief in no drift, in rows.</param>
public sealed class MomentumLearner(MomentumColumns columns, double penaltyRows, double driftPriorRows) : ILearner
{
    /// <summary>Months that penalty and drift prior usually count.</summary>
    public const double UsualPrior = 30;

    /// <inheritdoc />
    public string Name => "momentum";

    /// <inheritdoc />
    /// <remarks>Rows whose trends or volatility are not known yet (the first weeks of a series) are left out. The seed
    /// has no effect.</remarks>
    /// <exception cref="ArgumentException">There is no row with all columns, no such column, or a target is not
    /// finite.</exception>
    public IRegressor Fit(TrainingMatrix data, int seed)
    {
        InputCheck.Trainable(data, Name);
        var (values, open) = (new List<double>(), new List<double>());
        var trends = columns.TrendsIn(data.Features);
        var (anchor, volatility) = (columns.AnchorIn(data.Features), columns.VolatilityIn(data.Features));
        for (var i = 0; i < data.RowCount; i++)
        {
            var row = data.Row(i);
            var spread = MomentumColumns.Spread(row[anchor], row[volatility]);
            var clipped = columns.Clipped(row, trends);
            if (spread > 0 && Array.TrueForAll(clipped, double.IsFinite))
            {
                values.AddRange(clipped);
                open.Add((data.Targets[i] - row[anchor]) / spread);
            }
        }

        var disbelieved = open.Count == 0 ? 0 : open.Average() * driftPriorRows / (open.Count + driftPriorRows);
        var rows = new TrainingMatrix([.. values], [.. open.Select(o => o - disbelieved)], columns.Trends);
        return new MomentumRegressor(data.Features, columns, new RidgeLearner(penaltyRows).Fit(rows, seed));
    }
}

/// <summary>The columns that momentum reads.</summary>
/// <param name="Anchor">Change to expect of a random walk, percent.</param>
/// <param name="Volatility">Volatility to expect of a day, percent.</param>
/// <param name="Trends">Log returns in standard deviations of their window.</param>
/// <param name="Clip">Trends beyond this count as this.</param>
public sealed record MomentumColumns(string Anchor, string Volatility, ImmutableArray<string> Trends, double Clip)
{
    internal int AnchorIn(IReadOnlyList<string> features) => AnchoredRegressor.ColumnOf(features, Anchor);

    internal int VolatilityIn(IReadOnlyList<string> features) => AnchoredRegressor.ColumnOf(features, Volatility);

    internal int[] TrendsIn(IReadOnlyList<string> features) =>
        [.. Trends.Select(trend => AnchoredRegressor.ColumnOf(features, trend))];

    internal double[] Clipped(ReadOnlySpan<double> row, int[] columns)
    {
        var clipped = new double[columns.Length];
        for (var j = 0; j < clipped.Length; j++)
        {
            clipped[j] = Math.Clamp(row[columns[j]], -Clip, Clip);
        }

        return clipped;
    }

    /// <summary>
    /// Unit of the open part, percent of the month's mean: the volatility of a day at the last close. What the month
    /// has beside it, about 3.2, is the same every month.
    /// </summary>
    internal static double Spread(double anchor, double volatility) => (1 + (anchor / 100)) * volatility;
}
