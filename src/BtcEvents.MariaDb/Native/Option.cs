namespace BtcEvents.MariaDb.Native;

/// <summary>enum mysql_option: what is set before connecting.</summary>
internal enum Option
{
    ConnectTimeout = 0,
    CharsetName = 7,
    LocalInfile = 8,
    Protocol = 9,
    ReadTimeout = 11,
    WriteTimeout = 12,
    SslVerifyServerCertificate = 21,
    SslCertificateAuthority = 27,
    SslEnforce = 38,
}
