using BtcEvents.AlertBridge;
using BtcEvents.Features;
using BtcEvents.Fetcher;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Embedded;

/// <summary>A section of settings that a home may have.</summary>
/// <param name="Name">Its name, as services have it.</param>
/// <param name="Read">Its options out of all settings.</param>
internal sealed record HomeSection(string Name, Func<IConfiguration, object> Read)
{
    /// <summary>Those whose values may be shown.</summary>
    public static IReadOnlyList<HomeSection> Told { get; } =
    [
        Of<FeatureOptions>(FeatureOptions.Section),
        Of<SelectionOptions>(SelectionOptions.Section),
        Of<TrainingOptions>(TrainingOptions.Section),
        Of<ForecastOptions>(ForecastOptions.Section),
        Of<CycleOptions>(CycleOptions.Section),
        Of<FetchOptions>(FetchOptions.Section),
        Of<ConsumerRetryOptions>(ConsumerRetryOptions.Section),
        Of<OutboxOptions>(OutboxOptions.Section),
    ];

    // Their values may be secret.
    private static readonly HomeSection[] Untold =
    [
        Of<SlackOptions>(SlackOptions.Section),
        Of<LineOptions>(LineOptions.Section),
        Of<WebhookOptions>(WebhookOptions.Section),
        Of<MailOptions>(MailOptions.Section),
    ];

    /// <summary>Every section.</summary>
    public static IReadOnlyList<HomeSection> All { get; } = [.. Told, .. Untold];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(section => section.Name)];

    private static HomeSection Of<TOptions>(string section)
        where TOptions : class, new() => new(section, all => all.Of<TOptions>(section));
}
