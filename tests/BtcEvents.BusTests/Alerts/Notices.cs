using BtcEvents.AlertBridge;
using BtcEvents.Contracts;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What the tests have told.</summary>
internal static class Notices
{
    public static readonly AlertRaised Alert = new()
    {
        Severity = AlertSeverity.Critical,
        Title = "the cycle <failed> & is gone",
        Text = "a text",
        OccurredAt = DateTimeOffset.UnixEpoch,
        AlertId = "1",
    };

    public static readonly AlertNotice Raised = AlertNotice.Of(Alert, new("6f9619ff-8b86-d011-b42d-00c04fc964ff"));

    public static readonly AlertNotice Over = AlertNotice.Of(
        new AlertResolved
        {
            AlertId = "1",
            Severity = AlertSeverity.Critical,
            Title = Alert.Title,
            OccurredAt = DateTimeOffset.UnixEpoch.AddHours(1),
        },
        new("6f9619ff-8b86-d011-b42d-00c04fc964fe")
    );
}
