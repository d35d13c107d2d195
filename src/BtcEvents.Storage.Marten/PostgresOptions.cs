using BtcEvents.Failures;
using BtcEvents.Market;
using Npgsql;

namespace BtcEvents.Storage.Marten;

/// <summary>Where the operational store's PostgreSQL (14 or later) is, and who asks.</summary>
public sealed class PostgresOptions
{
    /// <summary>Host name or address.</summary>
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>Port, 1 to 65535.</summary>
    public int Port { get; set; } = 5432;

    /// <summary>Database; it holds the operational store and nothing else.</summary>
    public string Database { get; set; } = "btc_operational";

    /// <summary>User.</summary>
    public string User { get; set; } = "btc";

    /// <summary>The user's password; empty where the server asks for none.</summary>
    public string Password { get; set; } = "";

    /// <summary>
    /// Encryption, from <c>Disable</c> to <c>VerifyFull</c>; <c>Prefer</c> encrypts where the server can and checks no
    /// name.
    /// </summary>
    public SslMode Tls { get; set; } = SslMode.Prefer;

    /// <summary>
    /// PEM file of the authority that signed the server's certificate; empty for the system's authorities.
    /// </summary>
    public string CaFile { get; set; } = "";

    /// <summary>Longest wait for a connection; 1 s to 5 min.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for one statement, a wait for another transaction included; 1 s to 1 h.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most connections of this process; 3 to 1000: sending, a migration and its lock each hold one.</summary>
    public int MaxPoolSize { get; set; } = 30;

    /// <summary>
    /// Statements that a connection keeps prepared; 0 to 1000. 0 is for a pooler between us and the server that hands
    /// out server connections per transaction.
    /// </summary>
    public int PreparedStatements { get; set; } = 50;

    /// <summary>
    /// Whether this user may bring the tables up to date; false: they must be, and <c>btc migrate</c> has made them so.
    /// </summary>
    public bool Migrate { get; set; } = true;

    /// <summary>The server for people, without user and password.</summary>
    internal string Address => FormattableString.Invariant($"{Host}:{Port}");

    internal string ConnectionString()
    {
        RefuseWrong();
        return new NpgsqlConnectionStringBuilder
        {
            Host = Host,
            Port = Port,
            Database = Database,
            Username = User,
            Password = Password.Length == 0 ? null : Password,
            SslMode = Tls,
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

    private void RefuseWrong()
    {
        Require(Host.Length > 0 && !Host.Contains(','), nameof(Host), "one host name");
        Require(Port is >= 1 and <= 65_535, nameof(Port), "1 to 65535");
        Require(Database.Length > 0, nameof(Database), "a name");
        Require(User.Length > 0, nameof(User), "a name");
        Require(CaFile.Length == 0 || File.Exists(CaFile), nameof(CaFile), "a file that exists, or empty");
        Require(IsWithin(ConnectTimeout, TimeSpan.FromMinutes(5)), nameof(ConnectTimeout), "1 second to 5 minutes");
        Require(IsWithin(CommandTimeout, TimeSpan.FromHours(1)), nameof(CommandTimeout), "1 second to 1 hour");
        Require(MaxPoolSize is >= 3 and <= 1_000, nameof(MaxPoolSize), "3 to 1000");
        Require(PreparedStatements is >= 0 and <= 1_000, nameof(PreparedStatements), "0 to 1000");
    }

    private static bool IsWithin(TimeSpan time, TimeSpan most) => time >= TimeSpan.FromSeconds(1) && time <= most;

    private static void Require(bool holds, string setting, string rule)
    {
        if (!holds)
        {
            throw new BadInputException($"Postgres:{setting} must be {rule}");
        }
    }
}
