using BtcEvents.BusTests.Support;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>When a secret counts as corrected on disk.</summary>
public sealed class SecretsWatchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_with_other_contents_and_a_new_one_are_named_at_the_second_look_that_finds_the_same()
    {
        Write("Postgres__Password", "wrong");
        Write("S3__SecretKey", "right");
        var watch = Watch();

        Write("Postgres__Password", "ri"); // being written
        Assert.Empty(watch.Look());
        Write("Postgres__Password", "right");
        Write("Sentry__Dsn", "new");
        Assert.Empty(watch.Look());

        Assert.Equal(["Postgres__Password", "Sentry__Dsn"], watch.Look());
    }

    [Fact]
    public void The_same_contents_written_again_and_a_file_that_is_gone_are_no_correction()
    {
        Write("Postgres__Password", "right");
        Write("S3__SecretKey", "right");
        var watch = Watch();

        Write("Postgres__Password", "right");
        AssertNothing(watch);
        File.Delete(_folder.File("S3__SecretKey"));
        Write("Postgres__Password", "other");
        AssertNothing(watch);

        Write("S3__SecretKey", "right"); // it was only being replaced
        Assert.Empty(watch.Look());
        Assert.Equal(["Postgres__Password"], watch.Look());
    }

    [Fact]
    public void One_that_stays_away_or_cannot_be_read_keeps_no_other_from_being_corrected()
    {
        Write("Postgres__Password", "wrong");
        Write("Slack__Url", "an address");
        var watch = Watch();

        File.Delete(_folder.File("Slack__Url"));
        File.CreateSymbolicLink(_folder.File("Line__Token"), _folder.File("nowhere"));
        Write("Postgres__Password", "right");
        for (var look = 1; look < SecretsWatch.LooksUntilGone; look++)
        {
            Assert.Empty(watch.Look());
        }

        Assert.Equal(["Postgres__Password"], watch.Look());
    }

    [Theory]
    [InlineData("Postgres__Password~")]
    [InlineData("Postgres__Password.bak")]
    [InlineData(".Postgres__Password.swp")]
    [InlineData(".#Postgres__Password")]
    [InlineData("README")]
    public void What_an_editor_leaves_beside_a_secret_is_none(string name)
    {
        Write("Postgres__Password", "right");
        var watch = Watch();

        Write(name, "wrong");

        AssertNothing(watch);
    }

    [Fact]
    public void A_folder_that_is_away_for_a_while_says_nothing()
    {
        Write("Postgres__Password", "right");
        var watch = Watch();
        var aside = _folder.Path + "-aside";

        Directory.Move(_folder.Path, aside);
        AssertNothing(watch);
        Directory.Move(aside, _folder.Path);
        AssertNothing(watch);
    }

    [Fact]
    public async Task A_service_that_waits_begins_anew_with_the_same_number()
    {
        Write("Alertmanager__Token", "a-token-that-is-wrong");
        Write("Postgres__Password", "x");
        Write("RabbitMq__Password", "x");
        using var service = new VisibleService(
            "BtcEvents.AlertBridge",
            new()
            {
                ["BTC_SECRETS"] = _folder.Path,
                ["BTC_HEALTH__PORT"] = "0",
                ["BTC_POSTGRES__PORT"] = "1",
            }
        );
        await service.SaidAsync("answers health questions at ");
        var before = service.Pid;

        Write("Alertmanager__Token", "a-token-that-is-right");

        await service.SaidAsync("Alertmanager__Token changed on disk: alert-bridge begins anew");
        await service.SaidAsync("answers health questions at ", times: 2);
        Assert.Equal((before, false), (service.Pid, service.HasExited));
        Assert.DoesNotContain("a-token", service.Said, StringComparison.Ordinal);
    }

    private void Write(string name, string secret) => File.WriteAllText(_folder.File(name), secret);

    private SecretsWatch Watch() => new(_folder.Path, TimeProvider.System);

    private static void AssertNothing(SecretsWatch watch)
    {
        Assert.Empty(watch.Look());
        Assert.Empty(watch.Look());
    }
}
