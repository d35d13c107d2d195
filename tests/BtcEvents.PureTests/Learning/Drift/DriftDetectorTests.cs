using BtcEvents.Learning;
using BtcEvents.Learning.Drift;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Drift;

public sealed class DriftDetectorTests
{
    private static readonly DriftDetector Detector = new(new());

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public void A_shifted_feature_drifts_in_its_direction(double shift)
    {
        var report = Detector.Judge(Rows(1, 36, 0), Rows(2, 12, shift));

        Assert.Equal(DriftVerdict.Drift, report.Verdict);
        Assert.Equal(Math.Sign(shift), Math.Sign(report.Features[0].MedianShift!.Value));
        Assert.Equal("1 of 1 judged features drifted and 0 moved somewhat; 0 had too few values", report.Reason);
    }

    [Fact]
    public void The_median_shift_is_in_deviations_of_the_reference()
    {
        // Reference 0 and 2 in turn: median 1, deviation 1. Recent median 4.
        var reference = new TrainingMatrix(
            [.. Enumerable.Range(0, 24).Select(i => i % 2 * 2.0)],
            new double[24],
            ["x"]
        );
        var recent = new TrainingMatrix([.. Enumerable.Repeat(4.0, 6)], new double[6], ["x"]);

        Assert.Equal(3, Detector.Judge(reference, recent).Features[0].MedianShift!.Value, 12);
    }

    [Fact]
    public void Six_recent_values_suffice_to_see_a_clear_shift() =>
        Assert.Equal(DriftVerdict.Drift, Detector.Judge(Rows(1, 60, 0), Rows(2, 6, 4)).Verdict);

    [Fact]
    public void Without_drift_an_alarm_is_rare()
    {
        var alarms = Enumerable
            .Range(0, 300)
            .Count(seed =>
                Detector.Judge(RandomRows.Of(seed, 36, 10), RandomRows.Of(seed + 1000, 12, 10)).Verdict
                != DriftVerdict.None
            );

        Assert.InRange(alarms / 300.0, 0, 0.1);
    }

    [Theory]
    [InlineData(23, 6)]
    [InlineData(24, 5)]
    public void Too_few_known_values_are_not_judged(int reference, int recent)
    {
        var report = Detector.Judge(Rows(1, reference, 0), Rows(2, recent, 5));

        Assert.Equal(
            (DriftVerdict.NotEnoughData, DriftVerdict.NotEnoughData),
            (report.Verdict, report.Features[0].Verdict)
        );
        Assert.Null(report.Features[0].PValue);
        Assert.Equal((reference, recent), (report.Features[0].ReferenceCount, report.Features[0].RecentCount));
    }

    [Fact]
    public void Unknown_values_do_not_count()
    {
        var recent = new TrainingMatrix([1, 2, 3, 4, 5, double.NaN], new double[6], ["f0"]);

        Assert.Equal(DriftVerdict.NotEnoughData, Detector.Judge(Rows(1, 36, 0), recent).Verdict);
    }

    [Fact]
    public void One_drifted_feature_of_many_is_some()
    {
        var (reference, recent) = (RandomRows.Of(1, 36, 10), RandomRows.Of(2, 12, 10));
        double[] moved = [.. recent.Values.ToArray().Select((v, i) => i % 10 == 4 ? v + 40 : v)];
        var report = Detector.Judge(reference, new(moved, recent.Targets, recent.Features));

        Assert.Equal(DriftVerdict.Some, report.Verdict);
        Assert.Equal(["f4"], report.Features.Where(f => f.Verdict == DriftVerdict.Drift).Select(f => f.Feature));
    }

    [Fact]
    public void A_constant_reference_drifts_without_a_shift_in_deviations()
    {
        var reference = new TrainingMatrix([.. Enumerable.Repeat(0.1, 30)], new double[30], ["x"]);
        var recent = new TrainingMatrix([.. Enumerable.Repeat(0.0, 10)], new double[10], ["x"]);
        var feature = Detector.Judge(reference, recent).Features[0];

        Assert.Equal(DriftVerdict.Drift, feature.Verdict);
        Assert.Null(feature.MedianShift);
    }

    [Fact]
    public void P_values_are_adjusted_for_the_number_of_features()
    {
        var (reference, recent) = (RandomRows.Of(3, 36, 4), RandomRows.Of(4, 12, 4));
        double[] moved = [.. recent.Values.ToArray().Select((v, i) => v + (0.9 * ((i % 4) + 1)))];
        var report = Detector.Judge(reference, new(moved, recent.Targets, recent.Features));
        var features = report.Features.OrderBy(f => f.PValue).ToArray();
        var highest = 0.0;
        for (var rank = 0; rank < 4; rank++)
        {
            highest = Math.Max(highest, Math.Min(1, features[rank].PValue!.Value * (4 - rank)));
            Assert.Equal(highest, features[rank].AdjustedPValue!.Value, 12);
        }

        Assert.True(features[1].AdjustedPValue < 1); // else the factor would not show
    }

    [Fact]
    public void Rows_with_other_features_are_refused() =>
        Assert.Throws<ArgumentException>(() => Detector.Judge(RandomRows.Of(1, 30, 2), RandomRows.Of(1, 30, 3)));

    private static TrainingMatrix Rows(int seed, int count, double shift)
    {
        var random = new Random(seed);
        return new(
            [.. Enumerable.Range(0, count).Select(_ => RandomRows.Normal(random) + shift)],
            new double[count],
            ["f0"]
        );
    }
}
