using System.Globalization;

namespace BtcEvents.Storage.Relational;

/// <summary>How an instant stands as text, to the tick: a DATETIME of MariaDB keeps microseconds only. Sorts as text.</summary>
internal static class InstantText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) =>
        DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
