using System.Globalization;

namespace BtcEvents.Storage.Sqlite;

/// <summary>
/// Times as the store keeps them: UTC, ISO 8601, always 28 characters, so that text order is time order.
/// </summary>
internal static class UtcText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff";

    public static string From(DateTimeOffset time) =>
        time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture) + "Z";

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
