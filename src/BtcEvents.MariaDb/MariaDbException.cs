namespace BtcEvents.MariaDb;

/// <summary>The server, or the client library, refused a call. The message never holds a password.</summary>
/// <param name="number">Error number of the server (1000 to 1999 and above) or of the client library (2000 to 2999).</param>
/// <param name="sqlState">SQLSTATE, five characters.</param>
/// <param name="message">What it said.</param>
public sealed class MariaDbException(int number, string sqlState, string message) : Exception($"{message} (error {number}, {sqlState})")
{
    /// <summary>Error number of the server or of the client library.</summary>
    public int Number => number;

    /// <summary>SQLSTATE, five characters.</summary>
    public string SqlState => sqlState;

    /// <summary>
    /// The server is away, shuts down, kills connections, takes no more of them, or stopped answering: a new connection may find it again.
    /// </summary>
    public bool IsConnectionLost => number is 1040 or 1053 or 1077 or 1079 or 1152 or 1158 or 1159 or 1160 or 1161 or 1203 or 1927
        or 2002 or 2003 or 2005 or 2006 or 2012 or 2013 or 2014 or 2055;

    /// <summary>The server does not let this user in, or not do this, or cannot be trusted: a person has to act.</summary>
    public bool IsRefusal => number is 1044 or 1045 or 1049 or 1129 or 1130 or 1142 or 1143 or 1227 or 1251 or 1698 or 2026 or 2058 or 2059 or 2061;

    /// <summary>
    /// Two transactions stood in each other's way (deadlock, lock wait, a row that changed since it was read): the whole transaction
    /// may be run again.
    /// </summary>
    public bool IsConflict => number is 1020 or 1205 or 1213;

    /// <summary>A key is there already.</summary>
    public bool IsDuplicateKey => number == 1062;
}
