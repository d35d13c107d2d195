using BtcEvents.Cycles;
using BtcEvents.Storage.Operational;

namespace BtcEvents.PureTests.Cycles;

/// <summary>Which model forecasts, and why one was promoted or was not.</summary>
public sealed class ModelHistoryTests
{
    private const string Symbol = "BTC-USD";

    [Fact]
    public void The_last_promotion_says_who_forecasts_and_why()
    {
        var history = new ModelHistory(
            [Model("b"), Model("a"), Model("held")],
            [Promotion("b", "the third"), Promotion("a", "the second"), Promotion("b", "the first")]
        );

        Assert.Equal(
            [(true, "the third"), (false, "the second"), (false, "held when it was trained")],
            history.Models.Select(model => (history.IsChampion(model), history.ReasonOf(model)!))
        );
        Assert.Equal(["the third", "the first"], history.Of(Model("b")).Select(promotion => promotion.Reason));
        Assert.Null(history.Reign("ETH-USD"));
    }

    [Fact]
    public void Another_symbol_has_a_champion_of_its_own()
    {
        var other = Model("a") with { Symbol = "ETH-USD" };
        var history = new ModelHistory([Model("a"), other], [Promotion("a", "it is better")]);

        Assert.True(history.IsChampion(Model("a")));
        Assert.False(history.IsChampion(other));
        Assert.Empty(history.Of(other));
    }

    private static RegisteredModel Model(string name) =>
        new()
        {
            Symbol = Symbol,
            Model = name,
            Algorithm = "ridge",
            CycleId = Guid.Empty,
            Month = "2025-06",
            Training = "trainings/a.json",
            Metrics = new Dictionary<string, double>(StringComparer.Ordinal),
            RegisteredAt = DateTimeOffset.UnixEpoch,
            PromotionReason = "held when it was trained",
        };

    private static ModelPromotion Promotion(string name, string reason) =>
        new()
        {
            Symbol = Symbol,
            Model = name,
            CycleId = Guid.Empty,
            Reason = reason,
            PromotedAt = DateTimeOffset.UnixEpoch,
        };
}
