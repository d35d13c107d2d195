using System.Text.RegularExpressions;
using BtcEvents.Failures;

namespace BtcEvents.Market;

/// <summary>
/// What a symbol says: an asset and the currency its prices are in, written <c>ASSET-CURRENCY</c>, for example
/// <c>BTC-USD</c>.
/// </summary>
/// <param name="Asset">Capital letters and digits.</param>
/// <param name="Currency">The quote currency: what prices of the symbol are in.</param>
public sealed partial record TradingPair(string Asset, string Currency)
{
    private const string UsualCurrency = "USD";
    private const int Shown = 40;

    /// <summary>
    /// What its price series begin with, as files and in the store: the asset alone where prices are in USD, else with
    /// the currency, so that no price stands under another currency's name: <c>btc</c>, <c>btc-eur</c>.
    /// </summary>
    public string PricePrefix => (Currency == UsualCurrency ? Asset : $"{Asset}-{Currency}").ToLowerInvariant();

    /// <summary>What the series of the asset's own metrics begin with: nothing for BTC.</summary>
    public string MetricPrefix => Asset == "BTC" ? "" : Asset.ToLowerInvariant() + "_";

    /// <summary>Reads a symbol.</summary>
    /// <exception cref="BadInputException">The text is none.</exception>
    public static TradingPair Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Form().Match(text) is { Success: true } match
            ? new(match.Groups["asset"].Value, match.Groups["currency"].Value)
            : throw new BadInputException(
                $"'{(text.Length > Shown ? text[..Shown] + "..." : text)}' is not a symbol: write it as "
                    + "ASSET-CURRENCY, for example BTC-USD, in capital letters and digits"
            );
    }

    /// <summary>Whether a text can be the asset of a symbol.</summary>
    public static bool IsAsset(string text) => Form().IsMatch($"{text}-{UsualCurrency}");

    /// <inheritdoc />
    public override string ToString() => $"{Asset}-{Currency}";

    // As long as the longest in use; the stores keep 32 characters.
    [GeneratedRegex(
        @"\A(?<asset>[A-Z0-9]{1,15})-(?<currency>[A-Z0-9]{2,10})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
