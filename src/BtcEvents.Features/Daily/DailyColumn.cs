namespace BtcEvents.Features;

/// <summary>A column of the <see cref="DailyFrame"/>.</summary>
public enum DailyColumn
{
    /// <summary>Spot open, USD.</summary>
    Open,

    /// <summary>Spot high, USD.</summary>
    High,

    /// <summary>Spot low, USD.</summary>
    Low,

    /// <summary>Spot close, USD.</summary>
    Close,

    /// <summary>Spot volume, USD.</summary>
    Volume,

    /// <summary>Front-month futures close, USD.</summary>
    FuturesClose,

    /// <summary>Effective federal funds rate, percent a year.</summary>
    FedRate,

    /// <summary>S&amp;P 500 close, points.</summary>
    Sp500,

    /// <summary>VIX close, points.</summary>
    Vix,

    /// <summary>US dollar index close, points.</summary>
    Dxy,

    /// <summary>Mean of the funding rates of a UTC day, fraction per payment.</summary>
    FundingMean,

    /// <summary>Sum of the funding rates of a UTC day, fraction per day.</summary>
    FundingSum,

    /// <summary>Fear and greed index, 0 to 100.</summary>
    FearGreed,

    /// <summary>Hash rate of the chain, TH/s.</summary>
    Hashrate,

    /// <summary>Mining difficulty.</summary>
    Difficulty,

    /// <summary>Active addresses.</summary>
    ActiveAddresses,

    /// <summary>Transaction fees, in the asset.</summary>
    Fees,

    /// <summary>Number of transactions.</summary>
    TransactionCount,
}
