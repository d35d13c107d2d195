using BtcEvents.BusTests.Support;
using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>A service whose secrets are not mounted.</summary>
public sealed class SecretsFolderTests
{
    [Fact]
    public async Task A_folder_of_secrets_that_is_not_there_ends_the_service_with_code_2_and_a_sentence()
    {
        using var folder = new TempFolder();

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            [],
            [new("BTC_SECRETS", folder.File("nothing"))]
        );

        Assert.Equal(2, run.Code);
        Assert.Equal(
            $"alert-bridge: BTC_SECRETS names {folder.File("nothing")}, and there is no such folder: mount the secrets",
            run.Said.Trim()
        );
    }

    [Theory]
    [InlineData("Postgres__Password", "RabbitMq:Password", "RabbitMq__Password")]
    [InlineData("RabbitMq__Password", "Postgres:Password", "Postgres__Password")]
    public async Task A_secret_that_is_missing_in_it_does_so_too(string there, string setting, string file)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(there), "s3cret");

        var run = await ProgramRun.OfAsync(
            ProgramRun.Beside("BtcEvents.AlertBridge"),
            [],
            [new("BTC_SECRETS", folder.Path), new("BTC_POSTGRES__USER", "btc_alert_bridge")]
        );

        Assert.Equal(2, run.Code);
        Assert.Equal(
            $"alert-bridge: {setting} is not given: there is no file {file} in {folder.Path}, which BTC_SECRETS names",
            run.Said.Trim()
        );
    }

    [Fact]
    public void A_secret_that_is_given_elsewhere_or_deliberately_empty_is_not_missing()
    {
        string[] Faults(params (string Name, string Value)[] settings) =>
            [
                .. SecretsCheck.Faults(
                    new ConfigurationBuilder()
                        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)))
                        .Build(),
                    "RabbitMq",
                    new RabbitMqOptions()
                ),
            ];

        Assert.Single(Faults(("Secrets", "/run/secrets")));
        Assert.Empty(Faults(("Secrets", "/run/secrets"), ("RabbitMq:Password", "")));
        Assert.Empty(Faults(("Secrets", "/run/secrets"), ("RabbitMq:Password", "given")));
        Assert.Empty(Faults());
    }

    [Fact]
    public void A_missing_secret_is_told_with_the_other_faults_of_its_section()
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Secrets", "/run/secrets"), new("RabbitMq:Port", "0")])
            .Build();

        var told = Assert.Throws<BadInputException>(() => settings.Of<RabbitMqOptions>("RabbitMq"));

        Assert.Contains("no file RabbitMq__Password in /run/secrets", told.Message, StringComparison.Ordinal);
        Assert.Contains("RabbitMq:Port is 0", told.Message, StringComparison.Ordinal);
    }
}
