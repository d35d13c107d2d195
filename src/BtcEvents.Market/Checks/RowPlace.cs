namespace BtcEvents.Market;

/// <summary>
/// Where a row was read, in words, so that a person finds it again: <c>btc_spot.csv, line 12</c>, or
/// <c>candles of 2024-01, entry 7</c>.
/// </summary>
/// <param name="Document">What was received: the name of a file, or which answer of which address.</param>
/// <param name="Position">Where in it, for example <c>line 12</c>.</param>
public readonly record struct RowPlace(string Document, string Position)
{
    /// <summary>Document and position, the start of every sentence about a row.</summary>
    public override string ToString() => $"{Document}, {Position}";

    /// <summary>
    /// The place for a sentence that has already named another: the position alone in the same document.
    /// </summary>
    public string After(RowPlace named) => Document == named.Document ? Position : ToString();
}
