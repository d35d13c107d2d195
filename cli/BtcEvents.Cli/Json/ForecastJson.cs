using BtcEvents.Storage;

namespace BtcEvents.Cli.Json;

/// <summary>The forecasts made, for scripts.</summary>
internal static class ForecastJson
{
    public static string Write(IEnumerable<StoredForecast> forecasts) => ScriptJson.Write(forecasts);
}
