using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;

namespace BtcEvents.Messaging;

/// <summary>Where RabbitMQ is, and how its queues are read.</summary>
public sealed class RabbitMqOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "RabbitMq";

    /// <summary>Host name or address.</summary>
    [Required]
    public string Host { get; set; } = "localhost";

    /// <summary>Port of AMQP.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 5672;

    /// <summary>Port of the management page, which commands that look at queues use.</summary>
    [Range(1, 65_535)]
    public int ManagementPort { get; set; } = 15672;

    /// <summary>Virtual host.</summary>
    [Required]
    public string VirtualHost { get; set; } = "/";

    /// <summary>User.</summary>
    public string User { get; set; } = "guest";

    /// <summary>Password; from a secret, never written down.</summary>
    [Secret(Of = nameof(User))]
    public string Password { get; set; } = "";

    /// <summary>Encrypt, and check the server's certificate against the system's authorities.</summary>
    public bool Tls { get; set; }

    /// <summary>Messages that an endpoint consumes at once, unless it has a limit of its own; 1 to 10000.</summary>
    [Range(1, 10_000)]
    public int ConcurrencyLimit { get; set; } = 16;

    /// <summary>
    /// Messages that an endpoint holds at once, being consumed or next in turn; 1 to 10000. With none in waiting it
    /// idles between its acknowledgement and the next delivery; with many, other processes wait for work that this one
    /// holds.
    /// </summary>
    [Range(1, 10_000)]
    public int PrefetchCount { get; set; } = 32;

    /// <summary>
    /// Largest body in bytes; a larger message goes to the error queue unread. Messages carry references, so they are
    /// small.
    /// </summary>
    [Range(1024, int.MaxValue)]
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Address for people, without user and password.</summary>
    public string Address => $"{Host}:{Port}{(VirtualHost == "/" ? "" : "/" + VirtualHost)}";
}
