using BtcEvents.AlertBridge;
using BtcEvents.Contracts;
using static BtcEvents.BusTests.Alerts.AlertmanagerPlace;

namespace BtcEvents.BusTests.Alerts;

/// <summary>How several alerts of one notification are told.</summary>
public sealed class AlertmanagerGroupTests
{
    [Fact]
    public async Task What_is_new_in_one_notification_is_told_in_one_message_and_nothing_of_it_twice()
    {
        await using var place = await StartAsync();
        var (one, other) = (Firing("1", "info"), Firing("2", "critical"));

        await place.PostAsync(Body(one, other));
        await place.PostAsync(Body(one, other, Firing("3", "warning")));

        var grouped = await place.Host.Tape.FindAsync<AlertsGrouped>();
        Assert.Equal(("critical", "CycleLate, 2 times"), (grouped.Severity, grouped.Title));
        Assert.Equal(
            "(critical) CycleLate: no cycle of BTC-USD has completed for 34 days\n"
                + "(info) CycleLate: no cycle of BTC-USD has completed for 34 days",
            grouped.Text
        );
        Assert.Equal(2, grouped.AlertIds.Count);
        await place.Host.Tape.FindAsync<AlertRaised>(alert => alert is { IsGrouped: false, Severity: "warning" });
        Assert.Equal(4, await place.Host.EverWrittenAsync());
    }

    [Fact]
    public async Task Beginnings_and_ends_in_one_notification_are_told_apart()
    {
        await using var place = await StartAsync();
        string[] over = [Alert("resolved", fingerprint: "1"), Alert("resolved", fingerprint: "2")];

        await place.PostAsync(Body([.. over, Firing("3", "info"), Firing("4", "info")]));

        var groups = await place.Host.Tape.FindAllAsync<AlertsGrouped>(2);
        Assert.Equal([(false, "info"), (true, "critical")], groups.Select(g => (g.AreOver, g.Severity)).Order());
        Assert.Equal(6, await place.Host.EverWrittenAsync());
    }

    [Fact]
    public async Task Of_very_many_so_many_are_named_as_a_person_reads()
    {
        await using var place = await StartAsync();

        await place.PostAsync(Body([.. Enumerable.Range(1, 30).Select(n => Firing($"{n}", "warning"))]));

        var grouped = await place.Host.Tape.FindAsync<AlertsGrouped>();
        Assert.Equal(30, grouped.AlertIds.Count);
        Assert.Equal(AlertmanagerGroup.MostLines, grouped.Text.Split('\n').Length);
        Assert.EndsWith("\nand 11 more", grouped.Text, StringComparison.Ordinal);
    }

    private static string Firing(string fingerprint, string severity) =>
        Alert(severity: severity, fingerprint: fingerprint);
}
