using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Sources;

/// <summary>Where market data come from: a folder, a bucket, or the public interfaces of exchanges.</summary>
public interface IMarketSource
{
    /// <summary>
    /// Fetches the series of a symbol, each with its payload as it was received. A source may give more than was asked
    /// (later rows, or rows the store already has); it must give every row it knows from
    /// <see cref="SourceRequest.From"/> on. A series it does not have is left out.
    /// </summary>
    /// <exception cref="BadInputException">A payload cannot be read; the sentence names file, line and
    /// rule.</exception>
    Task<SourceSnapshot> FetchAsync(SourceRequest request, CancellationToken cancellationToken);
}
