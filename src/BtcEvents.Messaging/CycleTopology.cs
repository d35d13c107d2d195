using System.Reflection;
using BtcEvents.Contracts;
using MassTransit;

namespace BtcEvents.Messaging;

/// <summary>The one place that tells the bus which cycle a message belongs to, for every contract.</summary>
internal static class CycleTopology
{
    private static readonly MethodInfo MapOne = typeof(CycleTopology).GetMethod(
        nameof(Map),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    public static void Apply(IBusFactoryConfigurator factory)
    {
        foreach (var type in typeof(ICycleMessage).Assembly.GetExportedTypes().Where(IsCycleMessage))
        {
            MapOne.MakeGenericMethod(type).Invoke(null, [factory]);
        }

        factory.SendTopology.UseCorrelationId<StartMonthlyCycle>(m => CycleIdentity.Of(m.Symbol, m.Month, m.Attempt));
        factory.SendTopology.UseCorrelationId<RetryCycle>(m => m.CycleId);
        factory.SendTopology.UseCorrelationId<CancelCycle>(m => m.CycleId);
        factory.SendTopology.UseCorrelationId<AlertRaised>(m => m.Cycle?.CycleId);

        // Markers for code, not messages anyone subscribes to: without this a broker gets an exchange for each.
        factory.Publish<ICycleMessage>(p => p.Exclude = true);
        factory.Publish<ICycleFact>(p => p.Exclude = true);
        factory.Publish<CycleFact>(p => p.Exclude = true);
    }

    private static bool IsCycleMessage(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICycleMessage));

    private static void Map<T>(IBusFactoryConfigurator factory)
        where T : class, ICycleMessage => factory.SendTopology.UseCorrelationId<T>(m => m.Cycle.CycleId);
}
