using BtcEvents.Learning.Intervals;
using BtcEvents.PureTests.Learning.Linear;

namespace BtcEvents.PureTests.Learning.Intervals;

/// <summary>
/// Coverage over 4000 seeded draws: the standard error of a share near 0.8 is 0.0063, the bounds four of them.
/// </summary>
public sealed class ConformalCoverageTests
{
    private const int Draws = 4000;
    private const double Slack = 0.025;

    [Theory]
    [InlineData(19, 0.8)] // 20 x 0.8 is whole: exactly 0.8
    [InlineData(24, 0.8)]
    [InlineData(30, 0.9)] // rank 28 of 31: 0.903
    public void Intervals_cover_between_the_level_and_one_rank_more(int residuals, double coverage) =>
        Assert.InRange(
            Covered(residuals, new() { Coverage = coverage }),
            coverage - Slack,
            coverage + (1.0 / (residuals + 1)) + Slack
        );

    [Fact]
    public void Normalised_intervals_cover_calm_and_wild_months_alike_and_plain_ones_do_not()
    {
        var (normalisedWild, plainWild) = (0, 0);
        var random = new Random(72);
        for (var k = 0; k < Draws; k++)
        {
            double[] difficulty = [.. Enumerable.Range(0, 19).Select(i => i % 2 == 0 ? 1.0 : 5.0)];
            double[] residuals = [.. difficulty.Select(d => d * RandomRows.Normal(random))];
            var outcome = 5 * RandomRows.Normal(random);
            normalisedWild += Holds(new SplitConformal(residuals, new(), difficulty).Around(0, 5), outcome) ? 1 : 0;
            plainWild += Holds(new SplitConformal(residuals, new()).Around(0), outcome) ? 1 : 0;
        }

        Assert.InRange((double)normalisedWild / Draws, 0.8 - Slack, 0.8 + Slack);
        Assert.InRange((double)plainWild / Draws, 0.4, 0.7);
    }

    private static double Covered(int residuals, ConformalOptions options)
    {
        var random = new Random(residuals);
        var covered = 0;
        for (var k = 0; k < Draws; k++)
        {
            double[] draws = [.. Enumerable.Range(0, residuals + 1).Select(_ => RandomRows.Normal(random))];
            covered += Holds(new SplitConformal(draws[..residuals], options).Around(0), draws[residuals]) ? 1 : 0;
        }

        return (double)covered / Draws;
    }

    private static bool Holds(ForecastInterval interval, double outcome) =>
        interval.Lower <= outcome && outcome <= interval.Upper;
}
