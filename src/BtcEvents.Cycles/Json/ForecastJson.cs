using BtcEvents.Storage;

namespace BtcEvents.Cycles;

/// <summary>The forecasts made, for scripts.</summary>
public static class ForecastJson
{
    public static string Write(IEnumerable<StoredForecast> forecasts) => ScriptJson.Write(forecasts);
}
