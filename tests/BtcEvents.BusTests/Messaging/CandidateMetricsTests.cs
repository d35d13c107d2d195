using BtcEvents.BusTests.ServiceDefaults;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;
using BtcEvents.Learning.Baselines;
using BtcEvents.Messaging;

namespace BtcEvents.BusTests.Messaging;

/// <summary>What a leaderboard looks like on a page of metrics.</summary>
[Collection(nameof(FactMetrics))] // one meter
public sealed class CandidateMetricsTests : IDisposable
{
    private readonly MetricsPage _page = new(BtcEventsTelemetry.Name);
    private readonly FactMetrics _facts = new();

    public void Dispose()
    {
        _facts.Dispose();
        _page.Dispose();
    }

    [Fact]
    public async Task A_training_shows_every_candidate_and_its_skill_over_the_last_close()
    {
        var trained = (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle("2025-06"));
        _facts.Record(
            trained with
            {
                Algorithm = "ridge",
                Leaderboard = [Line("ridge", 5), Line(EndOfMonthLearner.Plain, 10), Line("zero", 20)],
            }
        );
        Assert.Equal(
            [
                "ml_candidate_rmse{algorithm=\"end-of-month\",symbol=\"BTC-USD\"} 10",
                "ml_candidate_rmse{algorithm=\"ridge\",symbol=\"BTC-USD\"} 5",
                "ml_candidate_rmse{algorithm=\"zero\",symbol=\"BTC-USD\"} 20",
                "ml_candidate_skill_over_end_of_month{algorithm=\"end-of-month\",symbol=\"BTC-USD\"} 0",
                "ml_candidate_skill_over_end_of_month{algorithm=\"ridge\",symbol=\"BTC-USD\"} 0.75",
                "ml_candidate_skill_over_end_of_month{algorithm=\"zero\",symbol=\"BTC-USD\"} -3",
            ],
            await _page.LinesAsync("ml_candidate")
        );
        Assert.Equal(
            ["ml_model_skill_over_end_of_month{algorithm=\"ridge\",symbol=\"BTC-USD\"} 0.75"],
            await _page.LinesAsync("ml_model_skill")
        );
    }

    [Fact]
    public async Task Without_the_last_close_on_the_leaderboard_there_is_no_skill()
    {
        var trained = (ModelTrained)Facts.Of(Stage.Training, Facts.Cycle("2025-06"));
        _facts.Record(trained with { Algorithm = "ridge", Leaderboard = [Line("ridge", 5), Line("zero", 20)] });
        Assert.Equal(2, (await _page.LinesAsync("ml_candidate")).Count());
        Assert.Empty(await _page.LinesAsync("ml_model_skill"));
    }

    private static CandidateScore Line(string name, double rmse) =>
        new()
        {
            Name = name,
            Baseline = name != "ridge",
            Rmse = rmse,
            Mae = 9,
            R2 = 0.5,
            Smape = 90,
        };
}
