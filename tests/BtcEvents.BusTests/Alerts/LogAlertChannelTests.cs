using BtcEvents.AlertBridge;
using Microsoft.Extensions.Logging;

namespace BtcEvents.BusTests.Alerts;

/// <summary>What stands in the log.</summary>
public sealed class LogAlertChannelTests
{
    [Theory]
    [InlineData("info", LogLevel.Information)]
    [InlineData("warning", LogLevel.Warning)]
    [InlineData("critical", LogLevel.Error)]
    [InlineData("page", LogLevel.Warning)]
    public async Task The_level_of_the_log_line_follows_the_severity(string severity, LogLevel level)
    {
        using var lines = new Lines();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(lines));
        var channel = new LogAlertChannel(factory.CreateLogger<LogAlertChannel>());

        await channel.SendAsync(
            new AlertNotice
            {
                Id = Guid.Empty,
                Severity = severity,
                Title = "a title",
                Text = "a text",
                OccurredAt = DateTimeOffset.UnixEpoch,
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            (level, $"Alert ({severity}) a title | a text | cycle none at 1970-01-01T00:00:00.0000000+00:00"),
            Assert.Single(lines.All)
        );
    }
}
