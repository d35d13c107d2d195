using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BtcEvents.BusTests.Alerts;

/// <summary>Which channels the settings make.</summary>
public sealed class AlertChannelSettingsTests
{
    private static readonly Dictionary<string, string?> All = new(StringComparer.Ordinal)
    {
        ["Slack:Url"] = "https://hooks.example/1",
        ["Line:To"] = "C42",
        ["Line:Token"] = "t",
        ["Webhook:Url"] = "http://127.0.0.1:1/hook",
        ["Mail:Host"] = "mail.example",
        ["Mail:From"] = "bridge@example.org",
        ["Mail:To"] = "a@example.org",
    };

    [Fact]
    public void Each_is_made_where_its_settings_are_given_and_none_where_none_is()
    {
        Type[] all =
        [
            typeof(LineAlertChannel),
            typeof(MailAlertChannel),
            typeof(SlackAlertChannel),
            typeof(WebhookAlertChannel),
        ];

        Assert.Equal(all, Channels(All));
        Assert.Empty(Channels([]));
    }

    [Theory]
    [InlineData(
        "Slack:Url",
        "hooks",
        "Slack:Url is given, and not shown: an http or https address is allowed, or none"
    )]
    [InlineData(
        "Line:To",
        "",
        "Line:Token is given, and not shown: it takes Line:To and Line:Token together, or neither"
    )]
    [InlineData("Line:Token", "", "Line:Token is empty: it takes Line:To and Line:Token together, or neither")]
    [InlineData("Mail:Host", "", "Mail:Host is empty: it takes the name of a server, as the rest of Mail is given")]
    [InlineData("Mail:From", "", "Mail:From is empty: a mail address is allowed, bot@example.org for example")]
    [InlineData(
        "Slack:Url",
        "http://a:b@c.example",
        "Slack:Url is given, and not shown: a user in the address would not be sent"
    )]
    [InlineData(
        "Line:Token",
        "a\r",
        "Line:Token is given, and not shown: letters, digits and signs are allowed, and no blank"
    )]
    [InlineData(
        "Webhook:Token",
        "é",
        "Webhook:Token is given, and not shown: letters, digits and signs are allowed, and no blank"
    )]
    [InlineData("Mail:Password", "p", "Mail:User is empty: it takes a user, as a password is given")]
    [InlineData("Mail:From", "me", "Mail:From is 'me': a mail address is allowed, bot@example.org for example")]
    [InlineData("Slack:Timeout", "00:01:00", "Slack:Timeout is 00:01:00: 00:00:01 to 00:00:30 are allowed")]
    [InlineData("Mail:To", "", "Mail:To is empty: mail addresses are allowed, with commas between them")]
    public void One_that_is_half_given_is_refused(string key, string value, string sentence)
    {
        var settings = new Dictionary<string, string?>(All, StringComparer.Ordinal) { [key] = value };

        Assert.Equal(sentence, Assert.Throws<BadInputException>(() => Channels(settings)).Message);
    }

    [Fact]
    public void A_password_is_not_sent_in_plain_text()
    {
        var settings = new Dictionary<string, string?>(All, StringComparer.Ordinal)
        {
            ["Mail:User"] = "bridge",
            ["Mail:Tls"] = "Off",
        };

        Assert.Equal(
            "Mail:Tls is Off: a password is not sent in plain text: leave out the user",
            Assert.Throws<BadInputException>(() => Channels(settings)).Message
        );
    }

    private static IEnumerable<Type> Channels(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddMassTransit(bus => bus.AddConfiguredAlertChannels(configuration));
        return services
            .Select(service => service.ServiceType)
            .Where(type => type.IsAssignableTo(typeof(IAlertChannel)))
            .OrderBy(type => type.Name, StringComparer.Ordinal);
    }
}
