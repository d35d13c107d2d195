using BtcEvents.AlertBridge;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Fleet;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;

namespace BtcEvents.BusTests.Cli;

/// <summary>What is kept of a fleet, and what never is.</summary>
public sealed class FleetFileTests : IDisposable
{
    private readonly TempFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void What_is_kept_can_be_read_and_changed_by_a_person()
    {
        var folder = new FleetFolder(_place.Path);
        var kept = new FleetSettings { Market = "/m" }.With(
            null,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["BTC_A__B"] = "1" },
            ["trainer"],
            copies: 3
        );
        kept.Write(folder);
        var file = FleetSettings.FileOf(folder);

        var read = FleetSettings.Read(folder);
        Assert.Equal(("/m", 3, "1"), (read.Market, read.CopiesOf("trainer"), read.Settings["BTC_A__B"]));

        File.WriteAllText(file, File.ReadAllText(file).Replace("\"market\"", "\"markt\"", StringComparison.Ordinal));
        var refusal = Assert.Throws<BadInputException>(() => FleetSettings.Read(folder));
        Assert.Contains("markt", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_file_says_is_not_kept_beside_it()
    {
        var kept = new FleetSettings { Settings = { ["BTC_A__B"] = "1", ["BTC_C__D"] = "2" } };

        Assert.Equal(["BTC_C__D"], kept.Without(["BTC_A__B", "BTC_E__F"]).Settings.Keys);
        Assert.Equal(2, kept.Settings.Count);
    }

    [Theory]
    [InlineData("""{ "copies": { "trianer": 2 } }""", "no service is called 'trianer'")]
    [InlineData("""{ "copies": { "trainer": 0 } }""", "trainer has 0, and 1 to 50 are allowed")]
    [InlineData("""{ "settings": { "CYCLE__TRIES": "2" } }""", "CYCLE__TRIES is none of the services' settings")]
    [InlineData("{", "fleet.json cannot be read")]
    public void What_a_person_mistypes_in_the_file_is_refused(string json, string why)
    {
        var folder = new FleetFolder(_place.Path);
        Directory.CreateDirectory(folder.Root);
        File.WriteAllText(FleetSettings.FileOf(folder), json);

        var refusal = Assert.Throws<BadInputException>(() => FleetSettings.Read(folder));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_that_is_a_secret_is_known_as_one_by_its_variable()
    {
        // One of each room that has options; others that are loaded besides do no harm.
        Type[] rooms =
        [
            typeof(SlackOptions),
            typeof(PostgresOptions),
            typeof(MariaDbOptions),
            typeof(S3Options),
            typeof(ErrorTrackingOptions),
            typeof(RabbitMqOptions),
        ];
        var secrets = rooms
            .Select(type => type.Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetField("Section") is { IsLiteral: true })
            .SelectMany(type =>
                type.GetProperties()
                    .Where(property => property.IsDefined(typeof(SecretAttribute), inherit: false))
                    .Select(property => $"BTC_{type.GetField("Section")!.GetRawConstantValue()}__{property.Name}")
            )
            .ToList();

        Assert.Contains($"BTC_{SlackOptions.Section}__{nameof(SlackOptions.Url)}", secrets);
        Assert.All(secrets, name => Assert.True(FleetVariables.IsSecret(name), name));
        Assert.Contains($"BTC_{PostgresOptions.Section}__Password", secrets);
        Assert.True(FleetVariables.IsSecret("BTC_SLACK__WEBHOOK")); // misspelt
        Assert.True(FleetVariables.IsSecret("BTC_PROXY__ADDRESS", "http://user:pw@host/"));
        Assert.False(FleetVariables.IsSecret("BTC_FETCH__LEASTMONTHS", "24"));
    }

    [Theory]
    [InlineData("BTC_CYCLE__TRIES", true)]
    [InlineData("BTC_RABBITMQ__PREFETCHCOUNT", true)]
    [InlineData("BTC_MAIL__HOST", true)]
    [InlineData("BTC_RABBITMQ__HOST", false)] // that is for servers.env to say
    [InlineData("BTC_POSTGRES__USER", false)]
    [InlineData("BTC_HEALTH__PORT", false)]
    [InlineData("BTC_ALERTMANAGER__URL", false)] // for btc alerts
    [InlineData("BTC_HOME", false)] // the launcher's own
    [InlineData("BTC_EVENTS_APPROVE", false)]
    [InlineData("PATH", false)]
    public void Variables_of_the_launcher_and_places_of_servers_are_not_kept(string name, bool kept) =>
        Assert.Equal(kept, FleetVariables.IsSetting(name));
}
