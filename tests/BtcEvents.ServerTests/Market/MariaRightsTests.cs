using BtcEvents.Failures;
using BtcEvents.ServerTests.Support;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.MySql;

namespace BtcEvents.ServerTests.Market;

/// <summary>
/// Each service as its own user of the real server: with what it is given it works, and with one right less it does
/// not.
/// </summary>
public sealed class MariaRightsTests(Servers servers)
{
    private static readonly (TableAccess Access, string Word)[] Words =
    [
        (TableAccess.Read, "SELECT"),
        (TableAccess.Add, "INSERT"),
        (TableAccess.Change, "UPDATE"),
        (TableAccess.Remove, "DELETE"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fetcher", 23)]
    [InlineData("preprocessor", 9)]
    [InlineData("trainer", 4)]
    [InlineData("predictor", 7)]
    [InlineData("reporter", 8)]
    [InlineData("reader", 11)]
    public async Task A_service_works_with_its_rights_and_not_with_one_of_them_less(string service, int rights)
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        await GrantAsync(maria);
        foreach (var (table, word) in RightsOf(service))
        {
            maria.Execute("DELETE FROM market_origin"); // whoever comes first writes it
            maria.Execute($"REVOKE {word} ON {table} FROM `btc_{service}`@'%'");
            var refusal = await Record.ExceptionAsync(() => MarketWork.DoAsync(OptionsOf(maria, service), service));
            AssertTold(refusal, service, table, word);
            maria.Execute($"GRANT {word} ON {table} TO `btc_{service}`@'%'");
            rights--;
        }

        await MarketWork.DoAsync(OptionsOf(maria, service), service);
        Assert.Equal(0, rights);
    }

    [Theory]
    [InlineData("fetcher", "DELETE FROM series_history")]
    [InlineData("fetcher", "SELECT * FROM forecasts")]
    [InlineData("preprocessor", "UPDATE market_origin SET simulated = 0")]
    [InlineData("trainer", "SELECT * FROM btc_price_history")]
    [InlineData("predictor", "UPDATE forecasts SET change_percent = 9")]
    [InlineData("reader", "DELETE FROM scores")]
    [InlineData("fetcher", "DROP TABLE scores")]
    public async Task A_user_cannot_do_what_its_service_does_not(string service, string statement)
    {
        using var maria = new MariaStore(servers);
        await maria.ReadAsync();
        await GrantAsync(maria);
        using var server = new MySqlServer(OptionsOf(maria, service));

        await Assert.ThrowsAsync<ServerRefusedException>(() =>
            server.RunAsync(
                connection =>
                {
                    MariaStore.Run(connection, statement);
                    return Task.FromResult(true);
                },
                Token
            )
        );
    }

    private static async Task GrantAsync(MariaStore maria)
    {
        var users = ServiceList
            .Shipped.Users.Where(user => user.Stores.Contains(ServiceEntry.MarketStore))
            .Select(user => new UserRights("btc_" + user.Identifier, user.Market))
            .ToList();
        Assert.Empty(await MySqlRights.GrantAsync(maria.Options(), users, Token));
        Assert.Empty(await MySqlRights.GrantAsync(maria.Options(), users, Token)); // again: harmless
    }

    private static IEnumerable<(string Table, string Word)> RightsOf(string service) =>
        ServiceList
            .Shipped.Find(service)
            .Market.OrderBy(right => right.Key, StringComparer.Ordinal)
            .SelectMany(right =>
                Words.Where(word => right.Value.HasFlag(word.Access)).Select(word => (right.Key, word.Word))
            );

    // Who may not see the record of versions sees no store at all.
    private static void AssertTold(Exception? refusal, string service, string table, string word)
    {
        if (table == "schema_version")
        {
            Assert.Contains(
                "run 'btc migrate'",
                Assert.IsType<BadInputException>(refusal).Message,
                StringComparison.Ordinal
            );
            return;
        }

        Assert.True(refusal is ServerRefusedException, $"{word} on {table}: {refusal}");
        var sentence = refusal.Message;
        Assert.Contains($"refused user 'btc_{service}': {word}", sentence, StringComparison.Ordinal);
        Assert.Contains(table, sentence, StringComparison.Ordinal);
    }

    private MariaDbOptions OptionsOf(MariaStore maria, string service)
    {
        var options = maria.Options();
        options.User = "btc_" + service;
        options.Password = File.ReadAllText(Path.Combine(servers.Folder, "secrets", service, "MariaDb__Password"))
            .Trim();
        return options;
    }
}
