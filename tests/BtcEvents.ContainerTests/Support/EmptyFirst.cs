using BtcEvents.ContainerTests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(EmptyFirst))]

namespace BtcEvents.ContainerTests.Support;

/// <summary>
/// What needs a stack without history comes first, and what puts another version in its place last, so that neither
/// costs a start of everything.
/// </summary>
public sealed class EmptyFirst : ITestCollectionOrderer
{
    private static readonly string[] Order = [nameof(CycleTests), "", nameof(UpgradeTests)];

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(Place)];

    private static int Place<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var name = collection.TestCollectionDisplayName;
        var place = Array.FindIndex(Order, one => one.Length > 0 && name.Contains("." + one, StringComparison.Ordinal));
        return place < 0 ? Array.IndexOf(Order, "") : place;
    }
}
