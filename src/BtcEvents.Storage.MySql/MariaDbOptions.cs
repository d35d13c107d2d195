using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using BtcEvents.Market;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>Where the market store's MariaDB or MySQL server is, who we are to it, and how long it may take.</summary>
public sealed class MariaDbOptions : IValidatableObject
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "MariaDb";

    /// <summary>Host name or address.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>TCP port.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 3306;

    /// <summary>Database of the market store; it must exist.</summary>
    [Required]
    public string Database { get; set; } = "btc_events";

    /// <summary>User name.</summary>
    [Required]
    public string User { get; set; } = "btc";

    /// <summary>Password; never shown.</summary>
    [Secret(Of = nameof(User))]
    public string Password { get; set; } = "";

    /// <summary>Encryption.</summary>
    [EnumDataType(typeof(MariaDbTls))]
    public MariaDbTls Tls { get; set; }

    /// <summary>
    /// PEM file of the authority that signed the server's certificate; needed for <see cref="MariaDbTls.VerifyCa"/>.
    /// </summary>
    [ExistingFile]
    public string? CaFile { get; set; }

    /// <summary>How long opening a connection may take; 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server may be silent during one statement; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Most connections at once, 1 to 100; further callers wait for one.</summary>
    [Range(1, 100)]
    public int PoolSize { get; set; } = 8;

    /// <summary>Host and port, for messages.</summary>
    public string Address => $"{Host}:{Port}";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Tls == MariaDbTls.VerifyCa && string.IsNullOrEmpty(CaFile))
        {
            yield return new("with MariaDb:Tls VerifyCa the authority's PEM file must be given", [nameof(CaFile)]);
        }
    }

    internal string ToConnectionString() =>
        new MySqlConnectionStringBuilder
        {
            Server = Host,
            Port = (uint)Port,
            Database = Database,
            UserID = User,
            Password = Password,
            SslMode = Tls switch
            {
                MariaDbTls.Off => MySqlSslMode.None,
                MariaDbTls.Required => MySqlSslMode.Required,
                _ => MySqlSslMode.VerifyFull,
            },
            SslCa = Tls == MariaDbTls.VerifyCa ? CaFile : null,
            AllowPublicKeyRetrieval = Tls == MariaDbTls.Off, // MySQL 8's way to log in on a plain connection
            AllowLoadLocalInfile = false, // a server must not be able to ask us for our files
            ConnectionTimeout = (uint)Seconds(ConnectTimeout),
            DefaultCommandTimeout = (uint)Seconds(CommandTimeout),
            MaximumPoolSize = (uint)PoolSize,
            GuidFormat = MySqlGuidFormat.None,
            DateTimeKind = MySqlDateTimeKind.Utc,
        }.ConnectionString;

    internal static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);
}
