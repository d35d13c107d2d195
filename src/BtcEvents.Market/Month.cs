using System.Globalization;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>A calendar month, written <c>yyyy-MM</c>.</summary>
public readonly record struct Month : IComparable<Month>
{
    // What is written as a month outside of these years is a slip, and a day before or after it may not exist.
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;

    private readonly int _index; // months since year 0, so that arithmetic and order are plain

    private Month(int index) => _index = index;

    /// <summary>The month <paramref name="number"/> (1 to 12) of <paramref name="year"/> (1 to 9999).</summary>
    public Month(int year, int number)
        : this((year * 12) + number - 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
    }

    /// <summary>Calendar year.</summary>
    public int Year => _index / 12;

    /// <summary>1 to 12.</summary>
    public int Number => (_index % 12) + 1;

    /// <summary>First day.</summary>
    public DateOnly FirstDay => new(Year, Number, 1);

    /// <summary>Last day. The as-of date of a cycle is the last day of the month before the forecast month.</summary>
    public DateOnly LastDay => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    /// <summary>The month of a day.</summary>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The month <paramref name="count"/> months later (earlier where negative).</summary>
    public Month AddMonths(int count) => new(_index + count);

    /// <summary>Months from <paramref name="earlier"/> to this one.</summary>
    public int Since(Month earlier) => _index - earlier._index;

    /// <summary>Reads <c>yyyy-MM</c>.</summary>
    /// <exception cref="BadInputException">The text is not a month.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new BadInputException(NotOne(text));

    /// <summary>Says that a text is no month.</summary>
    public static string NotOne(string? text) =>
        $"'{text}' is not a month: write it as yyyy-MM, for example 2025-06, of the years {EarliestYear} to "
        + $"{LatestYear}";

    /// <summary>Reads <c>yyyy-MM</c> of the years 1900 to 2999; false where the text is something else.</summary>
    public static bool TryParse(string? text, out Month month)
    {
        var ok = DateOnly.TryParseExact(
            text + "-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        ok = ok && day.Year is >= EarliestYear and <= LatestYear;
        month = ok ? Of(day) : default;
        return ok;
    }

    /// <inheritdoc />
    public int CompareTo(Month other) => _index.CompareTo(other._index);

    /// <inheritdoc />
    public override string ToString() => $"{Year:D4}-{Number:D2}";

    public static bool operator <(Month left, Month right) => left._index < right._index;

    public static bool operator >(Month left, Month right) => left._index > right._index;

    public static bool operator <=(Month left, Month right) => left._index <= right._index;

    public static bool operator >=(Month left, Month right) => left._index >= right._index;
}
