using BtcEvents.Learning.Search;

namespace BtcEvents.PureTests.Learning.Search;

/// <summary>Runs a search that ends when the test is cancelled.</summary>
internal static class Searching
{
    internal static SearchResult Run(SearchSpace space, ISearchObjective objective, SearchOptions options) =>
        ParameterSearch.Run(space, objective, options, TestContext.Current.CancellationToken);
}
