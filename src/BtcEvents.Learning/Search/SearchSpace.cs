namespace BtcEvents.Learning.Search;

/// <summary>The settings that a search may vary.</summary>
public sealed class SearchSpace
{
    /// <exception cref="ArgumentException">There is no dimension, or two have one name.</exception>
    public SearchSpace(params IReadOnlyList<SearchDimension> dimensions)
    {
        if (
            dimensions.Count == 0
            || dimensions.DistinctBy(d => d.Name, StringComparer.Ordinal).Count() != dimensions.Count
        )
        {
            var names = string.Join(", ", dimensions.Select(d => d.Name));
            throw new ArgumentException(
                $"a search space needs dimensions of different names, not [{names}]",
                nameof(dimensions)
            );
        }

        Dimensions = [.. dimensions];
    }

    /// <summary>The dimensions, in the order in which they are drawn.</summary>
    public IReadOnlyList<SearchDimension> Dimensions { get; }
}
