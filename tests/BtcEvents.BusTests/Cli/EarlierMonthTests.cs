using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Cli;

/// <summary>A month before that of the champion moves nothing, and says the real reason.</summary>
public sealed class EarlierMonthTests
{
    [Fact]
    public async Task A_champion_of_later_data_stays_and_that_is_why()
    {
        using var month = new EmbeddedMonth();
        await month.SimulateAsync();
        Assert.True((await month.RunAsync()).Find<ModelTrained>()!.Promoted);

        var trained = (await month.RunAsync(month: "2023-12")).Find<ModelTrained>()!;

        Assert.False(trained.Promoted);
        Assert.Contains(
            "the champion, was chosen on later data (up to 2023-12-31) than this month may know (up to 2023-11-30)",
            trained.PromotionReason,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("as the plan says", trained.PromotionReason, StringComparison.Ordinal);
    }
}
