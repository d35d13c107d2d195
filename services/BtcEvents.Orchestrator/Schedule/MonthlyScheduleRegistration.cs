using BtcEvents.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BtcEvents.Orchestrator;

/// <summary>Adds the monthly schedule to a host.</summary>
public static class MonthlyScheduleRegistration
{
    /// <summary>
    /// Months start by themselves, once however many hosts have the schedule. Does nothing unless enabled. Needs an
    /// operational store and the bus. Reads the section <c>Schedule</c> of the host's settings;
    /// <paramref name="configure"/> has the last word.
    /// </summary>
    public static IServiceCollection AddMonthlySchedule(
        this IServiceCollection services,
        Action<MonthlyScheduleOptions>? configure = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddSettings<MonthlyScheduleOptions>(MonthlyScheduleOptions.Section)
            .Configure(options => configure?.Invoke(options));
        services.AddSingleton<ScheduledStart>();
        services.AddSingleton<LateStart>();
        services.AddHostedService<MonthlySchedule>();
        return services;
    }
}
