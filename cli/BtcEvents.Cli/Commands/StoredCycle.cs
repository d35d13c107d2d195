using System.CommandLine;
using BtcEvents.Cli.Distributed;
using BtcEvents.Cycles;
using BtcEvents.Failures;
using BtcEvents.Storage.Operational;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.Cli.Commands;

/// <summary>The cycle that a command is about, by its name.</summary>
internal static class StoredCycle
{
    /// <summary>The argument that names it.</summary>
    public static Argument<string> Argument() =>
        new("CYCLE") { Description = "The cycle, as SYMBOL-MONTH-ATTEMPT, for example BTC-USD-2025-06-1, or its id" };

    /// <summary>A scope of stores that hold something.</summary>
    /// <exception cref="BadInputException">Nothing was ever written there.</exception>
    public static AsyncServiceScope Scope(ReadStores stores) =>
        stores.Services?.CreateAsyncScope() ?? throw NothingIn(stores);

    /// <summary>Says that nothing was ever written there.</summary>
    public static BadInputException NothingIn(ReadStores stores) =>
        new($"{stores.Name} holds no cycles yet: run '{stores.FirstCycle}' first");

    /// <summary>The cycle with its facts.</summary>
    /// <exception cref="BadInputException">The name is none, or no cycle of the stores has it.</exception>
    public static async Task<CycleOutcome> FindAsync(
        IServiceProvider services,
        string name,
        ReadStores stores,
        CancellationToken cancellationToken
    ) =>
        await CycleOutcome.ReadAsync(
            services.GetRequiredService<ICycleReader>(),
            services.GetRequiredService<IFactJournal>(),
            CycleName.Parse(name),
            cancellationToken
        )
        ?? throw new BadInputException(
            $"there is no cycle '{name}' in {stores.Name}: 'btc status{stores.Option}' lists them"
        );
}
