using System.Collections;
using System.Reflection;
using BtcEvents.BusTests.Support;
using BtcEvents.Contracts;

namespace BtcEvents.ArchitectureTests.Contracts;

/// <summary>Makes a record with every property filled, always the same.</summary>
internal static class Sample
{
    /// <summary>Types that travel inside messages and are none.</summary>
    public static readonly Type[] Parts =
    [
        typeof(CycleContext),
        typeof(CyclePlan),
        typeof(CycleInputs),
        typeof(HopTiming),
        typeof(DataFinding),
        typeof(SeriesUpdate),
        typeof(CandidateScore),
        typeof(ForecastDistribution),
        typeof(ForecastQuantile),
    ];

    public static IEnumerable<Type> Records { get; } =
        typeof(ICycleMessage)
            .Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false })
            .OrderBy(type => type.Name);

    public static IEnumerable<Type> Messages => Records.Except(Parts);

    public static object Of(Type type) =>
        type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(Guid) => new Guid("0197b6a0-0000-8000-8000-000000000001"),
            _ when type == typeof(int) => 42,
            _ when type == typeof(double) => 1.25,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateOnly) => new DateOnly(2025, 5, 31),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2025, 6, 1, 6, 30, 0, TimeSpan.Zero),
            _ when type == typeof(CycleContext) => Facts.Cycle(),
            { IsEnum: true } => Enum.GetValues(type).GetValue(1)!,
            { IsGenericType: true } when Nullable.GetUnderlyingType(type) is { } inner => Of(inner),
            { IsGenericType: true } when type.IsAssignableTo(typeof(IEnumerable)) => ListOf(
                type.GetGenericArguments()[0]
            ),
            _ when type.Namespace == typeof(ICycleMessage).Namespace => RecordOf(type),
            _ => throw new NotSupportedException(
                $"a contract has a property of type {type}; say here what a sample of it is"
            ),
        };

    private static Array ListOf(Type element)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Of(element), 0);
        return list;
    }

    private static object RecordOf(Type type)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            property.SetValue(record, Of(property.PropertyType));
        }

        return record;
    }
}
