using BtcEvents.Features;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.Forecasting;

/// <summary>How much one feature says about what the anchor leaves open.</summary>
internal sealed class FeatureStrength
{
    private readonly double[] _standardised;

    private FeatureStrength(string feature, double[] standardised, double correlation)
    {
        (Feature, _standardised, Correlation) = (feature, standardised, correlation);
    }

    public string Feature { get; }

    public bool IsAnchor => Feature == FeatureNames.CloseToMean;

    /// <summary>
    /// Pearson correlation; months without a value count as the mean, so a short series must earn its place.
    /// </summary>
    public double Correlation { get; }

    /// <summary>Share of XGBoost's gain.</summary>
    public double Importance { get; private set; }

    /// <summary>The anchor first, then by size of the correlation; ties by name.</summary>
    public static IReadOnlyList<FeatureStrength> Measure(LearningRows rows, SelectionOptions options)
    {
        var known = rows.CompleteAt(rows.Months - 1);
        if (rows.Months - 1 < options.LeastMonths)
        {
            throw new BtcEvents.Failures.BadInputException(
                $"{rows.Table.Symbol}: {rows.Months - 1} months with a known outcome on "
                    + $"{rows.Table.AsOf:yyyy-MM-dd} are too few to select features from: {options.LeastMonths} are "
                    + $"needed"
            );
        }

        var open = OpenPart(known);
        var strengths = rows
            .Features.Select((f, j) => Create(f, Column(known, j), open, options.WinsorLimit))
            .ToArray();
        MeasureImportance(strengths, rows);
        return
        [
            .. strengths
                .OrderByDescending(s => s.IsAnchor)
                .ThenByDescending(s => Math.Abs(s.Correlation))
                .ThenBy(s => s.Feature, StringComparer.Ordinal),
        ];
    }

    /// <summary>Correlation with another feature over the same rows.</summary>
    public double CorrelationWith(FeatureStrength other) => MeanProduct(_standardised, other._standardised);

    /// <summary>The verdict for a reason to drop, or for null the reason to keep.</summary>
    public FeatureVerdict Verdict(int stage, string? dropped) =>
        new()
        {
            Feature = Feature,
            Kept = dropped is null,
            Stage = stage,
            Correlation = Correlation,
            Importance = Importance,
            Reason =
                dropped
                ?? (
                    IsAnchor
                        ? "the anchor: the change to expect of a random walk"
                        : $"correlation {Correlation:0.000} with what the anchor leaves open, importance "
                            + $"{Importance:0.000}"
                ),
        };

    private static double[] OpenPart(TrainingMatrix rows)
    {
        var anchor = rows.Features.ToList().IndexOf(FeatureNames.CloseToMean);
        return [.. rows.Targets.Select((y, i) => y - rows.Row(i)[anchor])];
    }

    private static double[] Column(TrainingMatrix rows, int column) =>
        [.. Enumerable.Range(0, rows.RowCount).Select(i => rows.Row(i)[column])];

    private static FeatureStrength Create(string feature, double[] values, double[] open, double limit)
    {
        var standardised = Standardise([.. Standardise(values).Select(z => Math.Clamp(z, -limit, limit))]);
        return new(feature, standardised, MeanProduct(standardised, Standardise(open)));
    }

    private static double[] Standardise(double[] values)
    {
        var finite = values.Where(double.IsFinite).ToArray();
        var mean = finite.Length == 0 ? 0 : finite.Average();
        var deviation = finite.Length == 0 ? 0 : Math.Sqrt(finite.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => double.IsFinite(v) && deviation > 0 ? (v - mean) / deviation : 0)];
    }

    private static double MeanProduct(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum / left.Length;
    }

    private static void MeasureImportance(FeatureStrength[] strengths, LearningRows rows)
    {
        // Calendar months only: the shifted copies of one wild month would look like confirmations of each other.
        var known = rows.Calendar.Slice(0, rows.Months - 1);
        var settings = new TreeParameters
        {
            Rounds = 100,
            MaxDepth = 3,
            LearningRate = 0.1,
        };
        var gains = GainImportance
            .Measure(settings, new(known.Values.ToArray(), OpenPart(known), known.Features))
            .ToDictionary(g => g.Feature, g => g.Importance, StringComparer.Ordinal);
        foreach (var strength in strengths)
        {
            strength.Importance = gains[strength.Feature];
        }
    }
}
