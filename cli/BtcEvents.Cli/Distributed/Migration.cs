using BtcEvents.Failures;
using BtcEvents.Messaging;
using BtcEvents.ServiceDefaults;
using BtcEvents.Storage;
using BtcEvents.Storage.Marten;
using BtcEvents.Storage.MySql;
using BtcEvents.Storage.Operational;
using BtcEvents.Storage.S3;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Cli.Distributed;

/// <summary>
/// Brings the servers of the distributed profile up to date as their owner: tables, bucket, every service's rights, and
/// the broker's limit of deliveries. Run again, it changes nothing.
/// </summary>
internal sealed class Migration(IConfiguration settings, ServiceList services)
{
    private readonly PostgresOptions _postgres = settings.Of<PostgresOptions>(PostgresOptions.Section);
    private readonly MariaDbOptions _maria = settings.Of<MariaDbOptions>(MariaDbOptions.Section);
    private readonly RabbitMqOptions _rabbit = settings.Of<RabbitMqOptions>(RabbitMqOptions.Section);
    private readonly S3Options _s3 = settings.Of<S3Options>(S3Options.Section);

    /// <summary>Does it.</summary>
    /// <param name="prefix">What the name of each service's database user begins with.</param>
    /// <param name="done">Told one sentence per step.</param>
    /// <param name="cancellationToken">Stops between two steps; the same call goes on.</param>
    /// <exception cref="ServerException">A server is away, or refuses the owner.</exception>
    /// <exception cref="BtcEvents.Failures.BadInputException">A store is not ours, or newer than this
    /// program.</exception>
    public async Task RunAsync(string prefix, Action<string> done, CancellationToken cancellationToken)
    {
        _postgres.Migrate = true;
        using var signal = new OutboxSignal();
        await using var store = new MartenOperationalStore(_postgres, signal, TimeProvider.System);
        await store.PrepareAsync(cancellationToken);
        done($"PostgreSQL {_postgres.Host}:{_postgres.Port}, database {_postgres.Database}: the tables are up to date");
        using (var market = new MySqlMarketStore(_maria, migrate: true))
        {
            await market.CheckAsync(cancellationToken);
        }

        done($"MariaDB {_maria.Address}, database {_maria.Database}: the tables are up to date");
        using (var bucket = new S3Bucket(_s3))
        {
            await bucket.EnsureAsync(cancellationToken);
            done($"S3 {bucket.Address}: the bucket {bucket.Name} is there");
        }

        await GrantAsync(store, prefix, done, cancellationToken);
        await new DeliveryLimit(_rabbit).SetAsync(cancellationToken);
        done(
            $"RabbitMQ {_rabbit.Address}: a message that comes back more than {DeliveryLimit.Returns} times is kept "
                + "among the dead letters"
        );
    }

    private async Task GrantAsync(
        MartenOperationalStore store,
        string prefix,
        Action<string> done,
        CancellationToken cancellationToken
    )
    {
        UserRights[] operational =
        [
            .. services.Users.Select(user => new UserRights(prefix + user.Identifier, user.Operational)),
        ];
        UserRights[] market =
        [
            .. services
                .Users.Where(user => user.Stores.Contains(ServiceEntry.MarketStore))
                .Select(user => new UserRights(prefix + user.Identifier, user.Market)),
        ];
        Tell("PostgreSQL", operational, await PostgresRights.GrantAsync(store, operational, cancellationToken), done);
        Tell("MariaDB", market, await MySqlRights.GrantAsync(_maria, market, cancellationToken), done);
    }

    private static void Tell(
        string server,
        IEnumerable<UserRights> users,
        IReadOnlyList<string> missing,
        Action<string> done
    )
    {
        var without = missing.Order(StringComparer.Ordinal).ToList();
        var with = users.Select(user => user.User).Except(missing).Order(StringComparer.Ordinal).ToList();
        if (with.Count > 0)
        {
            done($"{server}: {string.Join(", ", with)} may do what their services do, and no more");
        }

        if (without.Count > 0)
        {
            done($"{server}: no user is called {string.Join(", ", without)}; skipped");
        }
    }
}
