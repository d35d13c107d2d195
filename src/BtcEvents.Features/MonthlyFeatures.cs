using System.Collections.Immutable;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Features;

/// <summary>Builds the monthly feature table of a symbol.</summary>
public static class MonthlyFeatures
{
    /// <summary>
    /// One row per complete month from the first to the as-of month. Row i uses only what was public at the end of
    /// <c>Months[i]</c>, so a later as-of date adds rows and changes none. Columns are the features of
    /// <see cref="FeatureCatalogue"/> whose series are there; a cell is NaN until its history exists.
    /// </summary>
    /// <exception cref="BadInputException">
    /// There are no spot prices, the as-of month is not complete in them, or a month has none; or an option lies
    /// outside its range.
    /// </exception>
    public static FeatureTable Build(MarketData data, FeatureOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Checked(FeatureOptions.Section, options);
        var daily = DailyFrame.Create(data, options);
        var shifts = options.ShiftDays.Where(shift => MonthlyFrame.HasCompleteMonth(data, daily, shift));
        return Table(data, daily, options, 0, [.. shifts.Select(shift => Table(data, daily, options, shift, []))]);
    }

    private static FeatureTable Table(
        MarketData data,
        DailyFrame daily,
        FeatureOptions options,
        int shiftDays,
        ImmutableArray<FeatureTable> shifted
    )
    {
        var monthly = MonthlyFrame.Create(data, daily, options, shiftDays);
        var definitions = FeatureCatalogue.For(daily);
        var count = monthly.Months.Length;
        var (rows, mean, target) = (new double[count][], new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            rows[i] = Row(new MonthSample(monthly, i), definitions);
            mean[i] = monthly.Mean(DailyColumn.Close, i);
            target[i] =
                i + 1 < count ? MonthlyMeans.Change(mean[i], monthly.Mean(DailyColumn.Close, i + 1)) : double.NaN;
        }

        ImmutableArray<string> names = [.. definitions.Select(d => d.Name)];
        return new(data.Symbol, data.AsOf, data.Digest, monthly.Months, names, rows, target, mean)
        {
            Simulated = data.Simulated,
            ShiftDays = shiftDays,
            Shifted = shifted,
        };
    }

    private static double[] Row(MonthSample sample, ImmutableArray<FeatureDefinition> definitions)
    {
        var row = new double[definitions.Length];
        for (var j = 0; j < row.Length; j++)
        {
            var value = definitions[j].Compute(sample);
            // A ratio to zero says nothing; and only one bit pattern of NaN may reach the table's bytes.
            row[j] = double.IsFinite(value) ? value : double.NaN;
        }

        return row;
    }
}
