using BtcEvents.Contracts;

namespace BtcEvents.Storage.Operational;

/// <summary>
/// What happened, in order, each fact once per cycle. Facts enter it by being published; nothing is ever changed or
/// removed.
/// </summary>
public interface IFactJournal
{
    /// <summary>The facts of a cycle, oldest first.</summary>
    Task<IReadOnlyList<RecordedFact>> OfCycleAsync(Guid cycleId, CancellationToken cancellationToken);

    /// <summary>
    /// The latest fact of type <paramref name="fact"/> for symbol and month over all attempts, or null.
    /// </summary>
    Task<RecordedFact?> LatestAsync(Type fact, string symbol, string month, CancellationToken cancellationToken);

    /// <summary>The latest <typeparamref name="TFact"/> for symbol and month over all attempts, or null.</summary>
    async Task<TFact?> LatestAsync<TFact>(string symbol, string month, CancellationToken cancellationToken)
        where TFact : class, ICycleFact =>
        (await LatestAsync(typeof(TFact), symbol, month, cancellationToken))?.Body as TFact;
}
