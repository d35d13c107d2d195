using System.CommandLine;
using BtcEvents.Cli.Screens;
using BtcEvents.Embedded;
using BtcEvents.Failures;
using BtcEvents.Forecasting;

namespace BtcEvents.Cli.Commands;

/// <summary>Settings of a home, for the commands that forecast in it.</summary>
internal static class EmbeddedSettings
{
    /// <summary>Reads them, and says what is given, since a forecast depends on it.</summary>
    /// <exception cref="BadInputException">They cannot be read, or make no sense.</exception>
    public static async Task<HomeSettings> ReadAsync(HomeFolder home)
    {
        var settings = HomeSettings.Read(home);
        if (settings.Given is { Count: > 0 } given)
        {
            await Told.NoteAsync($"with settings of {settings.Origin}: {string.Join("; ", given)}");
        }

        return settings;
    }

    /// <summary>The recipe, with the threads that the command line names, if it does.</summary>
    public static ForecastRecipe RecipeOf(HomeSettings settings, ParseResult parsed, Option<int> threads)
    {
        var recipe = settings.Recipe;
        return parsed.GetResult(threads) is { Implicit: false }
            ? recipe with
            {
                Training = recipe.Training with { Parallelism = parsed.GetValue(threads) },
            }
            : recipe;
    }
}
