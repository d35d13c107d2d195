namespace BtcEvents.Storage.MySql;

/// <summary>How a connection is encrypted.</summary>
public enum MariaDbTls
{
    /// <summary>Not asked for: for servers on the same machine.</summary>
    Off,

    /// <summary>Encrypted or refused; the server may be anyone.</summary>
    Required,

    /// <summary>
    /// Encrypted, and the server's certificate must be signed by the given authority and carry its host name.
    /// </summary>
    VerifyCa,
}
