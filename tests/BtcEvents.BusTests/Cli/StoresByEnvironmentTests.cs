using BtcEvents.BusTests.Support;

namespace BtcEvents.BusTests.Cli;

/// <summary>Which stores <c>btc</c> looks at where nothing is typed, as in a container.</summary>
public sealed class StoresByEnvironmentTests
{
    private static readonly Dictionary<string, string> NobodyThere = new(StringComparer.Ordinal)
    {
        ["BTC_POSTGRES__HOST"] = "127.0.0.1",
        ["BTC_POSTGRES__PORT"] = "1",
        ["BTC_POSTGRES__USER"] = "btc",
        ["BTC_POSTGRES__PASSWORD"] = "secret",
        ["BTC_POSTGRES__DATABASE"] = "btc_events",
        ["BTC_MARIADB__HOST"] = "127.0.0.1",
        ["BTC_MARIADB__PORT"] = "1",
        ["BTC_MARIADB__USER"] = "btc",
        ["BTC_MARIADB__PASSWORD"] = "secret",
        ["BTC_MARIADB__DATABASE"] = "btc_events",
        ["BTC_S3__ENDPOINT"] = "http://127.0.0.1:1",
        ["BTC_S3__BUCKET"] = "btc-events",
        ["BTC_S3__ACCESSKEY"] = "btc",
        ["BTC_S3__SECRETKEY"] = "secret",
    };

    [Fact]
    public async Task Variables_that_name_servers_are_followed()
    {
        using var folder = new TempFolder();

        var (code, said) = await StatusAsync(folder, NobodyThere);

        Assert.NotEqual(0, code);
        Assert.Contains("127.0.0.1:1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_beside_a_file_that_is_named_count_more_than_those_of_the_environment()
    {
        using var folder = new TempFolder();
        await File.WriteAllLinesAsync(
            folder.File("servers.env"),
            NobodyThere.Select(variable => $"{variable.Key}={variable.Value}"),
            TestContext.Current.CancellationToken
        );
        Directory.CreateDirectory(folder.File("secrets/reader"));
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["BTC_SECRETS"] = folder.File("nowhere"),
            ["BTC_SERVERS"] = folder.File("servers.env"),
        };

        var (_, said) = await StatusAsync(folder, elsewhere);

        Assert.Contains("127.0.0.1:1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("nowhere", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_is_named_counts_more()
    {
        using var folder = new TempFolder();

        var (code, said) = await StatusAsync(folder, new(NobodyThere) { ["BTC_HOME"] = folder.Path });

        Assert.Equal(0, code);
        Assert.Contains($"From {folder.Path}", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_either_it_is_the_home_of_the_folder()
    {
        using var folder = new TempFolder();

        var (code, said) = await StatusAsync(folder, []);

        Assert.Equal(0, code);
        Assert.Contains(Path.Combine(folder.Path, ".btc"), said, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said)> StatusAsync(
        TempFolder here,
        Dictionary<string, string> variables
    )
    {
        var run = await ProgramRun.OfAsync(ProgramRun.Beside("btc"), ["status"], variables, here.Path);
        return (run.Code, run.Printed + run.Said);
    }
}
