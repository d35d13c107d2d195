using BtcEvents.Cli.Distributed;

namespace BtcEvents.Cli.Screens;

/// <summary>What a list says that has no line.</summary>
internal static class Nothing
{
    /// <summary>Says whether there is nothing at all, or nothing that was asked for, and what to do then.</summary>
    /// <param name="stores">Where was looked.</param>
    /// <param name="command">The command that lists it, for example <c>btc forecasts</c>.</param>
    /// <param name="first">What a first cycle does, for example <c>makes a forecast</c>.</param>
    /// <param name="chosen">Whether only some were asked for.</param>
    public static void Show(ReadStores stores, string command, string first, bool chosen) =>
        Console.WriteLine(
            chosen && stores.Services is not null
                ? $"There is none of that: '{command}{stores.Option}' lists all there are."
                : $"There is none yet: '{stores.FirstCycle}' {first}."
        );
}
