using BtcEvents.Failures;
using Microsoft.Data.Sqlite;

namespace BtcEvents.Storage.Sqlite;

/// <summary>What a file cannot do where it lies; trying again changes nothing.</summary>
internal static class SqliteTrouble
{
    // https://www.sqlite.org/rescode.html
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>Whether it lies with the place of the file, and not with the file.</summary>
    public static bool IsOfPlace(SqliteException failure) => failure.SqliteErrorCode is ReadOnly or Full or CannotOpen;

    /// <summary>The sentence for people.</summary>
    public static BadInputException Of(SqliteException failure, string path) =>
        new(
            failure.SqliteErrorCode == Full
                ? $"{path}: its disk is full: make room, and run the same again"
                : $"{path} can be read only where its folder can be written to, which it cannot be now "
                    + $"({failure.SqliteErrorCode}): make it writable, or copy the folder to where it is",
            failure
        );
}
