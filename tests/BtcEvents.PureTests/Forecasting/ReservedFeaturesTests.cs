using BtcEvents.Features;
using BtcEvents.Forecasting;

namespace BtcEvents.PureTests.Forecasting;

public sealed class ReservedFeaturesTests
{
    [Fact]
    public void What_is_read_in_any_case_is_neither_kept_nor_dropped()
    {
        var reserved = SimulatedCycle.Table.Features.Where(f => FeatureCatalogue.Find(f)!.IsReserved).ToList();
        var set = SimulatedCycle.Whole.Set;
        Assert.Equal(5, reserved.Count);
        Assert.Empty(reserved.Intersect(set.Verdicts.Select(v => v.Feature).Concat(set.Features)));
        // Nor does its drift ask for another selection, which could not choose otherwise.
        var drift = DriftWatch.Judge(new(SimulatedCycle.Table, [FeatureNames.CloseToMean, "vix_change", .. reserved]));
        Assert.Equal([FeatureNames.CloseToMean, "vix_change"], drift.Features.Select(f => f.Feature).Order());
    }
}
