using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Samples.Leaderboard;

/// <summary>Reacts to <see cref="ModelTrained"/> by printing who competed, best first.</summary>
public sealed class LeaderboardConsumer : IConsumer<ModelTrained>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<ModelTrained> context)
    {
        var fact = context.Message;
        var places = fact.Leaderboard.Select(
            (candidate, place) => $"  {place + 1}. {candidate.Name} {candidate.Rmse:0.00}"
        );
        var title = $"{fact.Cycle.Symbol} {fact.Cycle.Month}: {fact.Algorithm}, {fact.PromotionReason}";
        return Console.Out.WriteLineAsync(string.Join('\n', places.Prepend(title)));
    }
}
