using BtcEvents.AlertBridge;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.ArchitectureTests.Compose;

/// <summary>The settings in compose/mlops.yml against the options that really read them.</summary>
public sealed class SettingsTests
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [RabbitMqOptions.Section] = typeof(RabbitMqOptions),
        [MariaDbOptions.Section] = typeof(MariaDbOptions),
        [PostgresOptions.Section] = typeof(PostgresOptions),
        [S3Options.Section] = typeof(S3Options),
        [HealthOptions.Section] = typeof(HealthOptions),
        [LogOptions.Section] = typeof(LogOptions),
        [CycleOptions.Section] = typeof(CycleOptions),
        [MonthlyScheduleOptions.Section] = typeof(MonthlyScheduleOptions),
        [OutboxOptions.Section] = typeof(OutboxOptions),
        [ConsumerRetryOptions.Section] = typeof(ConsumerRetryOptions),
        [SlackOptions.Section] = typeof(SlackOptions),
        [LineOptions.Section] = typeof(LineOptions),
        [WebhookOptions.Section] = typeof(WebhookOptions),
        [MailOptions.Section] = typeof(MailOptions),
    };

    private static readonly Dictionary<string, string> ServerPorts = new(StringComparer.Ordinal)
    {
        ["rabbitmq"] = "5672",
        ["mariadb"] = "3306",
        ["postgres"] = "5432",
        ["s3"] = "9000",
    };

    // OpenTelemetry's own; OtlpVariables says which there are.
    private static readonly string[] Telemetry = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL"];

    // An option of btc, and no setting of a service.
    private const string Option = "BTC_ALERTMANAGER__URL";

    public static TheoryData<string> Programs => [.. Containers.Projects.Keys];

    [Fact]
    public void Every_variable_of_the_file_is_in_the_example_and_the_other_way_round()
    {
        var used = YamlPart
            .Variable()
            .Matches(Containers.Source)
            .Select(found => found.Groups["name"].Value)
            .Distinct()
            .Order();

        Assert.Equal(used, Containers.Variables.Keys.Order());
    }

    [Fact]
    public void Every_variable_of_the_example_is_explained_in_the_line_above_it()
    {
        foreach (
            var (line, above) in Containers
                .Example.Skip(1)
                .Zip(Containers.Example)
                .Where(pair => pair.First.Contains('=') && pair.First[0] != '#')
        )
        {
            Assert.True(
                above.StartsWith("# ", StringComparison.Ordinal) && above.EndsWith('.'),
                $"{line}: the line above says nothing of it"
            );
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Every_setting_of_a_service_is_a_property_of_its_options_with_a_value_that_fits(string name)
    {
        var settings = SettingsOf(name);
        foreach (var section in settings.GetChildren().Where(part => part.GetChildren().Any()))
        {
            Assert.True(
                Sections.TryGetValue(section.Key, out var options),
                $"{name}: nothing reads the section {section.Key}"
            );
            var read = section.Get(options, binder => binder.ErrorOnUnknownConfiguration = true);
            Assert.Empty(OptionsCheck.Faults(section.Key, read!));
        }

        var single = settings.GetChildren().Where(part => part.Value is not null).Select(part => part.Key);
        Assert.Subset(
            new HashSet<string>(StringComparer.Ordinal) { "MARKET", "SECRETS" },
            single.ToHashSet(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_service_has_the_settings_of_the_stores_that_its_program_uses_and_no_others(string name)
    {
        var (settings, migrates) = (SettingsOf(name), Containers.EndsByItself(Containers.All[name]));
        var program = Containers.ProgramOf(name);

        Assert.Equal(
            migrates || program.Contains("AddMySqlMarketStore", StringComparison.Ordinal),
            settings.GetSection("MariaDb").Exists()
        );
        Assert.Equal(
            migrates || program.Contains("AddS3Artefacts", StringComparison.Ordinal),
            settings.GetSection("S3").Exists()
        );
        Assert.Equal(
            program.Contains("Settings[\"Market\"]", StringComparison.Ordinal),
            settings["Market"] is not null
        );
        Assert.Equal("/run/secrets", settings["Secrets"]);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_service_finds_its_servers_under_the_names_and_ports_that_they_have_in_the_file(string name)
    {
        var settings = SettingsOf(name);
        var places = new[] { "RabbitMq", "MariaDb", "Postgres" }
            .Select(settings.GetSection)
            .Where(section => section.Exists())
            .Select(section => (Server: section["Host"]!, Port: section["Port"]!))
            .ToList();
        if (settings["S3:Endpoint"] is { } endpoint)
        {
            places.Add((new Uri(endpoint).Host, new Uri(endpoint).Port.ToString()));
        }

        foreach (var (server, port) in places)
        {
            Assert.Contains(server, Containers.All.Keys);
            Assert.Equal(ServerPorts[server], port);
        }
    }

    [Fact]
    public void A_folder_of_the_host_is_mounted_where_the_fetcher_looks()
    {
        var mounted = Containers.All["fetcher"]["volumes"].Words.Single().Split(':');

        Assert.Equal(SettingsOf("fetcher")["Market"], mounted[1]);
        Assert.Equal("ro", mounted[2]);
    }

    // Secrets are settings as well, by the name of their file.
    private static IConfigurationRoot SettingsOf(string name)
    {
        var container = Containers.All[name];
        var variables = container["environment"]
            .Map.Where(pair => !Telemetry.Contains(pair.Key) && pair.Key != Option)
            .ToDictionary(pair => pair.Key, pair => (string?)pair.Value.Text, StringComparer.Ordinal);
        Assert.All(variables.Keys, key => Assert.StartsWith(ServiceSettings.Prefix, key, StringComparison.Ordinal));
        var all = variables
            .Select(pair => KeyValuePair.Create(pair.Key[ServiceSettings.Prefix.Length..], pair.Value))
            .Concat(
                Containers
                    .SecretsOf(container)
                    .Select(secret =>
                        KeyValuePair.Create(
                            secret.Value,
                            (string?)(Containers.Given.ContainsKey(secret.Key) ? "" : "secret")
                        )
                    )
            );
        return new ConfigurationBuilder()
            .AddInMemoryCollection(
                all.Select(pair =>
                    KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)
                )
            )
            .Build();
    }
}
