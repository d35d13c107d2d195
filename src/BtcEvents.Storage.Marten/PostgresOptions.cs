using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;
using BtcEvents.Market;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>Where the operational store's PostgreSQL (14 or later) is, and who asks.</summary>
public sealed class PostgresOptions
{
    /// <summary>Name of the section in the settings.</summary>
    public const string Section = "Postgres";

    /// <summary>Host name or address.</summary>
    [Required, RegularExpression("[^,]*", ErrorMessage = "one host name is allowed")]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port, 1 to 65535.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 5432;

    /// <summary>Database; it holds the operational store and nothing else.</summary>
    [Required]
    public string Database { get; set; } = "btc_operational";

    /// <summary>User.</summary>
    [Required]
    public string User { get; set; } = "btc";

    /// <summary>The user's password; empty where the server asks for none.</summary>
    [Secret(Of = nameof(User))]
    public string Password { get; set; } = "";

    /// <summary>
    /// Encryption, from <c>Disable</c> to <c>VerifyFull</c>; <c>Prefer</c> encrypts where the server can and checks no
    /// name.
    /// </summary>
    [EnumDataType(typeof(SslMode))]
    public SslMode Tls { get; set; } = SslMode.Prefer;

    /// <summary>
    /// PEM file of the authority that signed the server's certificate; empty for the system's authorities.
    /// </summary>
    [ExistingFile]
    public string CaFile { get; set; } = "";

    /// <summary>Longest wait for a connection; 1 s to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one statement, a wait for another transaction included; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most connections of this process; 3 to 1000: sending, a migration and its lock each hold one.</summary>
    [Range(3, 1_000)]
    public int MaxPoolSize { get; set; } = 30;

    /// <summary>
    /// Statements that a connection keeps prepared; 0 to 1000. 0 is for a pooler between us and the server that hands
    /// out server connections per transaction.
    /// </summary>
    [Range(0, 1_000)]
    public int PreparedStatements { get; set; } = 50;

    /// <summary>
    /// Whether this user may bring the tables up to date; false: they must be, and <c>btc migrate</c> has made them so.
    /// </summary>
    public bool Migrate { get; set; } = true;

    /// <summary>The server for people, without user and password.</summary>
    internal string Address => FormattableString.Invariant($"{Host}:{Port}");

    internal string ConnectionString()
    {
        OptionsCheck.Checked(Section, this);
        return new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Database,
            Username = User,
            Password = Password.Length == 0 ? null : Password,
            SslMode = Tls,
            GssEncryptionMode = GssEncryptionMode.Disable, // encryption is TLS here; Kerberos' library is in no image
            RootCertificate = CaFile.Length == 0 ? null : CaFile,
            Timeout = (int)ConnectTimeout.TotalSeconds,
            CommandTimeout = (int)CommandTimeout.TotalSeconds,
            MaxPoolSize = MaxPoolSize,
            MaxAutoPrepare = PreparedStatements,
            AutoPrepareMinUsages = 2,
            KeepAlive = 30, // an idle connection to a server that vanished without a word is noticed
            ApplicationName = "BtcEvents",
        }.ToString();
    }
}
