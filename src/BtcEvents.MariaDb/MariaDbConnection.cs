using System.Runtime.InteropServices;
using System.Text;
using BtcEvents.MariaDb.Native;

namespace BtcEvents.MariaDb;

/// <summary>
/// One connection to a MariaDB or MySQL server through MariaDB Connector/C: utf8mb4, UTC, strict mode, autocommit on.
/// Calls block. A connection may move between threads but serves one at a time.
/// </summary>
public sealed unsafe class MariaDbConnection : IDisposable
{
    private const int Tcp = 1; // else the library takes "localhost" for a socket file
    private const int LibraryFailed = 2000;
    private const int TlsFailed = 2026;

    private readonly ConnectionHandle _handle;

    private MariaDbConnection(ConnectionHandle handle) => _handle = handle;

    /// <summary>Version as the server tells it, for example <c>10.11.19-MariaDB</c>.</summary>
    public string ServerVersion => Marshal.PtrToStringUTF8(MariaDbNative.mysql_get_server_info(_handle)) ?? "";

    /// <summary>Whether <see cref="MariaDbStatement.ExecuteMany"/> works: MariaDB takes many rows for one statement, MySQL does not.</summary>
    public bool TakesManyRows => ServerVersion.Contains("MariaDB", StringComparison.Ordinal);

    /// <summary>Connects, logs in and sets the session up.</summary>
    /// <exception cref="MariaDbException">The server is not there or refuses.</exception>
    /// <exception cref="DllNotFoundException">The client library is not installed; the sentence says how to install it.</exception>
    public static MariaDbConnection Open(MariaDbSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        MariaDbLibrary.ThrowIfMissing();
        var handle = new ConnectionHandle(MariaDbNative.mysql_init(0));
        try
        {
            SetOptions(handle, settings);
            if (MariaDbNative.mysql_real_connect(
                handle, settings.Host, settings.User, settings.Password, settings.Database, (uint)settings.Port, 0, 0) == 0)
            {
                throw MariaDbNative.Failure(handle);
            }

            RefusePlain(handle, settings.Tls);
            var connection = new MariaDbConnection(handle);
            connection.SetUp(settings);
            return connection;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Runs one statement that has no parameters; rows it returns are dropped.</summary>
    /// <param name="sql">Constant text: values belong into <see cref="Prepare"/>.</param>
    /// <exception cref="MariaDbException">The server refused it or is away.</exception>
    public void Execute(string sql)
    {
        var text = Encoding.UTF8.GetBytes(sql);
        fixed (byte* bytes = text)
        {
            if (MariaDbNative.mysql_real_query(_handle, bytes, (nuint)text.Length) != 0)
            {
                throw MariaDbNative.Failure(_handle);
            }
        }

        if (MariaDbNative.mysql_store_result(_handle) is var rows and not 0)
        {
            MariaDbNative.mysql_free_result(rows);
        }
    }

    /// <summary>Prepares a statement with <c>?</c> for every value.</summary>
    /// <exception cref="MariaDbException">The server does not understand it or is away.</exception>
    public MariaDbStatement Prepare(string sql)
    {
        var statement = MariaDbNative.mysql_stmt_init(_handle);
        if (statement == 0)
        {
            throw MariaDbNative.Failure(_handle);
        }

        return new(statement, sql);
    }

    /// <summary>Closes the connection; statements of it must be disposed before.</summary>
    public void Dispose() => _handle.Dispose();

    /// <summary>The library goes on without encryption where the server offers none, whatever its option says.</summary>
    private static void RefusePlain(ConnectionHandle handle, MariaDbTls tls)
    {
        if (tls != MariaDbTls.Off && MariaDbNative.mysql_get_ssl_cipher(handle) == 0)
        {
            throw new MariaDbException(TlsFailed, "HY000", "the server offers no encryption, and it is required");
        }
    }

    private static void SetOptions(ConnectionHandle handle, MariaDbSettings settings)
    {
        Set(handle, Option.Protocol, Tcp);
        Set(handle, Option.ConnectTimeout, Seconds(settings.ConnectTimeout));
        Set(handle, Option.ReadTimeout, Seconds(settings.CommandTimeout));
        Set(handle, Option.WriteTimeout, Seconds(settings.CommandTimeout));
        Set(handle, Option.LocalInfile, 0); // a server must not be able to ask us for our files
        Set(handle, Option.CharsetName, "utf8mb4");
        Set(handle, Option.SslEnforce, settings.Tls == MariaDbTls.Off ? 0 : 1);
        Set(handle, Option.SslVerifyServerCertificate, settings.Tls == MariaDbTls.VerifyCa ? 1 : 0);
        if (settings.Tls == MariaDbTls.VerifyCa && settings.CaFile is { } file)
        {
            Set(handle, Option.SslCertificateAuthority, file);
        }
    }

    private static void Set(ConnectionHandle handle, Option option, int value) => Set(handle, option, &value);

    private static void Set(ConnectionHandle handle, Option option, string value)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(value + '\0'))
        {
            Set(handle, option, text);
        }
    }

    private static void Set(ConnectionHandle handle, Option option, void* value)
    {
        if (MariaDbNative.mysql_options(handle, option, value) != 0)
        {
            throw new MariaDbException(LibraryFailed, "HY000", $"the MariaDB client library does not know the option {option}");
        }
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));

    // Half the silence the client bears, so that a wait for a lock ends as such and not as a lost connection.
    private void SetUp(MariaDbSettings settings) => Execute(
        "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', "
        + $"innodb_lock_wait_timeout = {Math.Max(1, Seconds(settings.CommandTimeout) / 2)}");
}
