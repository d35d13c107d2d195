using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BtcEvents.Orchestrator;

/// <summary>Adds the monthly schedule to a host.</summary>
public static class MonthlyScheduleRegistration
{
    /// <summary>
    /// Months start by themselves, once however many hosts have the schedule. Does nothing unless enabled. Needs an
    /// operational store and the bus; options that make no sense stop the start with a sentence each.
    /// </summary>
    public static IServiceCollection AddMonthlySchedule(
        this IServiceCollection services,
        Action<MonthlyScheduleOptions>? configure = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddOptions<MonthlyScheduleOptions>()
            .Configure(options => configure?.Invoke(options))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MonthlyScheduleOptions>, MonthlyScheduleValidation>();
        services.AddSingleton<ScheduledStart>();
        services.AddHostedService<MonthlySchedule>();
        return services;
    }
}
