using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>
/// A plain connection to RabbitMQ, for what the bus does not do: looking whether it is there, and dead letters.
/// </summary>
internal static class RabbitMqConnection
{
    public static ConnectionFactory Factory(RabbitMqOptions options) =>
        new()
        {
            HostName = options.Host,
            Port = options.Port,
            VirtualHost = options.VirtualHost,
            UserName = options.User,
            Password = options.Password,
            Ssl = new SslOption { Enabled = options.Tls, ServerName = options.Host },
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
        };
}
