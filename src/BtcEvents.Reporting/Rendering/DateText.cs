using System.Globalization;

namespace BtcEvents.Reporting.Rendering;

/// <summary>Days and months as people read them, in English whatever the machine speaks.</summary>
internal static class DateText
{
    /// <summary>For example 31 May 2025.</summary>
    public static string Day(DateOnly day) => Format(day, "d MMM yyyy");

    /// <summary>For example June 2025.</summary>
    public static string LongMonth(DateOnly month) => Format(month, "MMMM yyyy");

    /// <summary>For example Jun 2025.</summary>
    public static string ShortMonth(DateOnly month) => Format(month, "MMM yyyy");

    /// <summary>For example Jun.</summary>
    public static string MonthName(DateOnly month) => Format(month, "MMM");

    /// <summary>For example 2025.</summary>
    public static string Year(DateOnly month) => Format(month, "yyyy");

    /// <summary>For example 31 May 2025 06:30:00.12, in UTC.</summary>
    public static string Moment(DateTimeOffset time) =>
        time.UtcDateTime.ToString("d MMM yyyy HH:mm:ss.ff", CultureInfo.InvariantCulture);

    private static string Format(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
