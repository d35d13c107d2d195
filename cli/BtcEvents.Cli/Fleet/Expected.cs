using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Fleet;

/// <summary>A process of a service.</summary>
/// <param name="Name">Its name, for example <c>trainer-2</c>.</param>
/// <param name="Service">The service.</param>
/// <param name="State"><c>ready</c>, <c>waiting</c>, <c>stopped</c>, <c>not answering</c> or <c>absent</c>.</param>
/// <param name="Sentence">What is in its way; empty where nothing is.</param>
internal sealed record SeenService(string Name, string Service, string State, string Sentence);

/// <summary>The services that ought to run: every one of the list, once at least.</summary>
internal static class Expected
{
    /// <summary>Those that run or ran, and those that are absent, in the order of the list.</summary>
    public static IReadOnlyList<SeenService> Of(IReadOnlyList<ServiceView> views) =>
        [
            .. ServiceList.Shipped.Services.SelectMany(service => Of(service.Name, views)),
            .. views.Where(view => view.Record.IsDashboard).Select(Seen),
        ];

    /// <summary>Those that have no process here.</summary>
    public static IReadOnlyList<string> Absent(IReadOnlyList<ServiceView> views) =>
        [.. Of(views).Where(service => service.State == ServiceView.Absent).Select(service => service.Name)];

    private static IEnumerable<SeenService> Of(string service, IReadOnlyList<ServiceView> views) =>
        views
            .Where(view => view.Record.Service == service)
            .OrderBy(view => view.Record.Name, StringComparer.Ordinal)
            .Select(Seen)
            .DefaultIfEmpty(new(service, service, ServiceView.Absent, ""));

    private static SeenService Seen(ServiceView view) =>
        new(view.Record.Name, view.Record.Service, view.State, view.Sentence);
}
