using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb.Native;

/// <summary>The part of Connector/C's API that is used here.</summary>
internal static unsafe partial class MariaDbNative
{
    private const string Library = "mariadb";

    static MariaDbNative()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(MariaDbNative).Assembly,
            (name, _, _) => string.Equals(name, Library, StringComparison.Ordinal) ? MariaDbLibrary.Resolve() : 0);
        _ = mysql_server_init(0, 0, 0); // not safe to be run by the first two connections at once
    }

    [LibraryImport(Library)]
    internal static partial int mysql_server_init(int count, nint arguments, nint groups);

    [LibraryImport(Library)]
    internal static partial nint mysql_init(nint memory);

    [LibraryImport(Library)]
    internal static partial int mysql_options(ConnectionHandle connection, Option option, void* value);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint mysql_real_connect(
        ConnectionHandle connection, string host, string user, string password, string database, uint port, nint socket, nuint flags);

    [LibraryImport(Library)]
    internal static partial void mysql_close(nint connection);

    [LibraryImport(Library)]
    internal static partial int mysql_real_query(ConnectionHandle connection, byte* sql, nuint length);

    [LibraryImport(Library)]
    internal static partial nint mysql_store_result(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial void mysql_free_result(nint result);

    [LibraryImport(Library)]
    internal static partial uint mysql_num_fields(nint result);

    [LibraryImport(Library)]
    internal static partial Field* mysql_fetch_fields(nint result);

    [LibraryImport(Library)]
    internal static partial nint mysql_get_server_info(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial nint mysql_get_ssl_cipher(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial uint mysql_errno(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial nint mysql_error(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial nint mysql_sqlstate(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial nint mysql_stmt_init(ConnectionHandle connection);

    [LibraryImport(Library)]
    internal static partial int mysql_stmt_prepare(nint statement, byte* sql, nuint length);

    [LibraryImport(Library)]
    internal static partial nuint mysql_stmt_param_count(nint statement);

    [LibraryImport(Library)]
    internal static partial byte mysql_stmt_bind_param(nint statement, Bind* parameters);

    [LibraryImport(Library)]
    internal static partial byte mysql_stmt_attr_set(nint statement, int attribute, void* value);

    [LibraryImport(Library)]
    internal static partial int mysql_stmt_execute(nint statement);

    [LibraryImport(Library)]
    internal static partial ulong mysql_stmt_affected_rows(nint statement);

    [LibraryImport(Library)]
    internal static partial nint mysql_stmt_result_metadata(nint statement);

    [LibraryImport(Library)]
    internal static partial byte mysql_stmt_bind_result(nint statement, Bind* columns);

    [LibraryImport(Library)]
    internal static partial int mysql_stmt_store_result(nint statement);

    [LibraryImport(Library)]
    internal static partial int mysql_stmt_fetch(nint statement);

    [LibraryImport(Library)]
    internal static partial int mysql_stmt_fetch_column(nint statement, Bind* column, uint index, nuint offset);

    [LibraryImport(Library)]
    internal static partial byte mysql_stmt_free_result(nint statement);

    [LibraryImport(Library)]
    internal static partial byte mysql_stmt_close(nint statement);

    [LibraryImport(Library)]
    internal static partial uint mysql_stmt_errno(nint statement);

    [LibraryImport(Library)]
    internal static partial nint mysql_stmt_error(nint statement);

    [LibraryImport(Library)]
    internal static partial nint mysql_stmt_sqlstate(nint statement);

    /// <summary>What the library says went wrong on a connection.</summary>
    internal static MariaDbException Failure(ConnectionHandle connection) =>
        Failure(mysql_errno(connection), mysql_sqlstate(connection), mysql_error(connection));

    /// <summary>What the library says went wrong with a statement.</summary>
    internal static MariaDbException Failure(nint statement) =>
        Failure(mysql_stmt_errno(statement), mysql_stmt_sqlstate(statement), mysql_stmt_error(statement));

    private static MariaDbException Failure(uint number, nint sqlState, nint message) =>
        new((int)number, Marshal.PtrToStringUTF8(sqlState) ?? "", Marshal.PtrToStringUTF8(message) ?? "");
}
