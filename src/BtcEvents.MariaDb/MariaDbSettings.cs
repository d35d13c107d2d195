namespace BtcEvents.MariaDb;

/// <summary>Where a server is, who we are to it, and how long it may take.</summary>
public sealed record MariaDbSettings
{
    /// <summary>Host name or address; always reached over TCP.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public required int Port { get; init; }

    /// <summary>The database that is used.</summary>
    public required string Database { get; init; }

    /// <summary>User name.</summary>
    public required string User { get; init; }

    /// <summary>Password; never part of a message.</summary>
    public required string Password { get; init; }

    /// <summary>Encryption.</summary>
    public MariaDbTls Tls { get; init; }

    /// <summary>PEM file of the authority that signed the server's certificate; for <see cref="MariaDbTls.VerifyCa"/>.</summary>
    public string? CaFile { get; init; }

    /// <summary>How long opening may take; whole seconds, at least one.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the server may be silent during one statement; whole seconds, at least one.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Host, port, database and user: without the password, which a record would print.</summary>
    public override string ToString() => $"{User} at {Host}:{Port}, database {Database}";
}
