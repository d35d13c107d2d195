using System.Collections.Immutable;

namespace BtcEvents.Market;

/// <summary>When a series has rows.</summary>
public enum TradingCalendar
{
    /// <summary>Every UTC day.</summary>
    EveryDay,

    /// <summary>Exchange days only: no rows on weekends and holidays.</summary>
    ExchangeDays,

    /// <summary>Several rows a day (UTC times).</summary>
    Intraday,
}

/// <summary>Which values a column may hold.</summary>
public enum ValueRule
{
    /// <summary>Any finite number.</summary>
    Finite,

    /// <summary>Finite and at least zero.</summary>
    NotNegative,

    /// <summary>Finite and above zero (prices).</summary>
    Positive,

    /// <summary>0 to 100.</summary>
    Percentage,
}

/// <summary>One column of a series.</summary>
/// <param name="Name">Name in the file and in the store.</param>
/// <param name="Unit">Unit, for people.</param>
/// <param name="Rule">Which values it may hold.</param>
/// <param name="Sparse">True where cells may be empty (the column starts late or has holes).</param>
/// <param name="LargestStep">
/// Largest believable ratio of one row to the one before, either way; a larger step is told. Null: not checked.
/// </param>
/// <param name="SenselessStep">From which ratio on a step blocks; null: from the square of the largest believable.
/// </param>
/// <param name="Plausible">What else is believable; null: nothing is checked.</param>
public sealed record ColumnSpec(
    string Name,
    string Unit,
    ValueRule Rule,
    bool Sparse = false,
    double? LargestStep = null,
    double? SenselessStep = null,
    PlausibleValues? Plausible = null
);

/// <summary>
/// One source series: what a file holds, when its rows become public, and where the store keeps them.
/// </summary>
/// <param name="Name">Name and file name without ending, for example <c>btc_spot</c>.</param>
/// <param name="TimeColumn">Name of the first column, <c>trade_date</c> (yyyy-MM-dd) or <c>time</c> (ISO 8601
/// UTC).</param>
/// <param name="Calendar">When it has rows.</param>
/// <param name="PublicationDelayDays">
/// Days after a row's own day until it is public: on day D only rows up to D minus this may be used. For exchange-day
/// series the delay counts working days (Monday to Friday).
/// </param>
/// <param name="Table">Table of the market store.</param>
/// <param name="Columns">Value columns in file order.</param>
/// <param name="Required">Whether a cycle cannot run without it.</param>
/// <param name="ReleasedOnWorkingDays">
/// True for a series with a row every day that is released on working days only: its delay counts those.
/// </param>
public sealed record SeriesSpec(
    string Name,
    string TimeColumn,
    TradingCalendar Calendar,
    int PublicationDelayDays,
    string Table,
    ImmutableArray<ColumnSpec> Columns,
    bool Required = false,
    bool ReleasedOnWorkingDays = false
);
