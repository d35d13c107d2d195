using System.Globalization;
using BtcEvents.Messaging;
using BtcEvents.Storage.Marten;

namespace BtcEvents.Benchmarks.Servers;

/// <summary>
/// What a process of a benchmark must be told of its places on the servers, as environment variables.
/// </summary>
internal static class ProcessSettings
{
    internal static Dictionary<string, string> Of(RabbitMqOptions broker, PostgresOptions database) =>
        new(StringComparer.Ordinal)
        {
            ["BTC_RABBITMQ__HOST"] = broker.Host,
            ["BTC_RABBITMQ__PORT"] = broker.Port.ToString(CultureInfo.InvariantCulture),
            ["BTC_RABBITMQ__VIRTUALHOST"] = broker.VirtualHost,
            ["BTC_RABBITMQ__USER"] = broker.User,
            ["BTC_RABBITMQ__PASSWORD"] = broker.Password,
            ["BTC_POSTGRES__HOST"] = database.Host,
            ["BTC_POSTGRES__PORT"] = database.Port.ToString(CultureInfo.InvariantCulture),
            ["BTC_POSTGRES__DATABASE"] = database.Database,
            ["BTC_POSTGRES__USER"] = database.User,
            ["BTC_POSTGRES__PASSWORD"] = database.Password,
            ["BTC_MIGRATE"] = "true",
            ["BTC_HEALTH__PORT"] = "0",
        };
}
