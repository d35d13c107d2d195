using BtcEvents.Failures;
using BtcEvents.Market;
using MySqlConnector;

namespace BtcEvents.Storage.MySql;

/// <summary>Where the market store's MariaDB or MySQL server is, who we are to it, and how long it may take.</summary>
public sealed class MariaDbOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "MariaDb";

    /// <summary>Host name or address.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>TCP port.</summary>
    public int Port { get; set; } = 3306;

    /// <summary>Database of the market store; it must exist.</summary>
    public string Database { get; set; } = "btc_events";

    /// <summary>User name.</summary>
    public string User { get; set; } = "btc";

    /// <summary>Password; never shown.</summary>
    public string Password { get; set; } = "";

    /// <summary>Encryption.</summary>
    public MariaDbTls Tls { get; set; }

    /// <summary>
    /// PEM file of the authority that signed the server's certificate; needed for <see cref="MariaDbTls.VerifyCa"/>.
    /// </summary>
    public string? CaFile { get; set; }

    /// <summary>How long opening a connection may take; at least a second.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server may be silent during one statement; at least a second.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Most connections at once, 1 to 100; further callers wait for one.</summary>
    public int PoolSize { get; set; } = 8;

    /// <summary>Host and port, for messages.</summary>
    public string Address => $"{Host}:{Port}";

    /// <summary>Checks the options.</summary>
    /// <exception cref="BadInputException">One of them makes no sense; the sentence names it.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Host), nameof(Host), "must name the server");
        Require(Port is > 0 and < 65536, nameof(Port), $"must be 1 to 65535, not {Port}");
        Require(!string.IsNullOrWhiteSpace(Database), nameof(Database), "must name the database");
        Require(!string.IsNullOrWhiteSpace(User), nameof(User), "must name the user");
        Require(Enum.IsDefined(Tls), nameof(Tls), $"must be {string.Join(", ", Enum.GetNames<MariaDbTls>())}");
        Require(
            ConnectTimeout >= TimeSpan.FromSeconds(1),
            nameof(ConnectTimeout),
            $"must be at least a second, not {ConnectTimeout}"
        );
        Require(
            CommandTimeout >= TimeSpan.FromSeconds(1),
            nameof(CommandTimeout),
            $"must be at least a second, not {CommandTimeout}"
        );
        Require(PoolSize is > 0 and <= 100, nameof(PoolSize), $"must be 1 to 100, not {PoolSize}");
        Require(
            Tls != MariaDbTls.VerifyCa || CaFile is not null,
            nameof(CaFile),
            "must name the authority's PEM file where the server is verified"
        );
        Require(CaFile is null || File.Exists(CaFile), nameof(CaFile), $"there is no file {CaFile}");
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

    private static void Require(bool met, string option, string sentence)
    {
        if (!met)
        {
            throw new BadInputException($"{Section}:{option}: {sentence}");
        }
    }
}
