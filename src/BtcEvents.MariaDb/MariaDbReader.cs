using System.Runtime.InteropServices;
using System.Text;
using BtcEvents.MariaDb.Native;

namespace BtcEvents.MariaDb;

/// <summary>
/// Rows of a query. Columns are counted from 0. Numbers and times are read from one buffer per column: no allocation
/// per value.
/// </summary>
public sealed unsafe class MariaDbReader : IDisposable
{
    private const int NoMoreRows = 100;
    private const int Truncated = 101;
    private const ulong LargestBuffer = 1024; // longer texts are fetched a second time, at their length

    private readonly nint _statement;
    private readonly FieldType[] _types;
    private Bind* _columns;
    private byte* _buffers;

    internal MariaDbReader(nint statement)
    {
        _statement = statement;
        var metadata = MariaDbNative.mysql_stmt_result_metadata(statement);
        if (metadata == 0)
        {
            throw new InvalidOperationException("the statement returns no rows");
        }

        _types = new FieldType[MariaDbNative.mysql_num_fields(metadata)];
        Allocate(new(MariaDbNative.mysql_fetch_fields(metadata), _types.Length));
        MariaDbNative.mysql_free_result(metadata);
        if (MariaDbNative.mysql_stmt_bind_result(statement, _columns) != 0 || MariaDbNative.mysql_stmt_store_result(statement) != 0)
        {
            var failure = MariaDbNative.Failure(statement);
            Dispose();
            throw failure;
        }
    }

    /// <summary>Number of columns.</summary>
    public int ColumnCount => _types.Length;

    /// <summary>Goes to the next row; false after the last.</summary>
    /// <exception cref="MariaDbException">The connection broke off.</exception>
    public bool Read() => MariaDbNative.mysql_stmt_fetch(_statement) switch
    {
        0 or Truncated => true,
        NoMoreRows => false,
        _ => throw MariaDbNative.Failure(_statement),
    };

    /// <summary>Whether a cell is NULL.</summary>
    public bool IsNull(int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)_types.Length, nameof(column));
        return *_columns[column].IsNull != 0;
    }

    /// <summary>A cell of a floating-point column.</summary>
    /// <exception cref="InvalidCastException">The cell is NULL or of another type.</exception>
    public double GetDouble(int column) => *(double*)Cell(column, FieldType.Double);

    /// <summary>A cell of an integer column.</summary>
    /// <exception cref="InvalidCastException">The cell is NULL or of another type.</exception>
    public long GetInt64(int column) => *(long*)Cell(column, FieldType.BigInt);

    /// <summary>A cell of a DATE or DATETIME column, UTC.</summary>
    /// <exception cref="InvalidCastException">The cell is NULL or of another type.</exception>
    public DateTime GetDateTime(int column) => ((Time*)Cell(column, FieldType.DateTime))->ToDateTime();

    /// <summary>The day of a DATE or DATETIME column.</summary>
    /// <exception cref="InvalidCastException">The cell is NULL or of another type.</exception>
    public DateOnly GetDate(int column) => DateOnly.FromDateTime(GetDateTime(column));

    /// <summary>A cell of a text column; decimal numbers come as text too.</summary>
    /// <exception cref="InvalidCastException">The cell is NULL or of another type.</exception>
    public string GetString(int column)
    {
        var cell = Cell(column, FieldType.Text);
        var length = (int)*_columns[column].Length;
        return (ulong)length <= _columns[column].BufferLength ? Encoding.UTF8.GetString(cell, length) : FetchLong(column, length);
    }

    /// <summary>A cell as <see cref="double"/>, <see cref="long"/>, <see cref="DateTime"/> or <see cref="string"/>; null for NULL.</summary>
    public object? GetValue(int column) => IsNull(column) ? null : _types[column] switch
    {
        FieldType.Double => GetDouble(column),
        FieldType.BigInt => GetInt64(column),
        FieldType.DateTime => GetDateTime(column),
        _ => GetString(column),
    };

    /// <summary>Frees the rows.</summary>
    public void Dispose()
    {
        if (_columns is not null)
        {
            _ = MariaDbNative.mysql_stmt_free_result(_statement);
            NativeMemory.Free(_columns);
            NativeMemory.Free(_buffers);
            _columns = null;
            _buffers = null;
        }
    }

    private static FieldType BoundAs(FieldType type) => type switch
    {
        FieldType.Float or FieldType.Double => FieldType.Double,
        FieldType.Tiny or FieldType.Short or FieldType.Int or FieldType.BigInt or FieldType.MediumInt or FieldType.Year => FieldType.BigInt,
        FieldType.Date or FieldType.DateTime or FieldType.Timestamp => FieldType.DateTime,
        _ => FieldType.Text,
    };

    private static ulong SizeOf(FieldType type, ulong length) => type switch
    {
        FieldType.Text => Math.Clamp(length, 8, LargestBuffer),
        FieldType.DateTime => (ulong)sizeof(Time),
        _ => sizeof(double),
    };

    /// <summary>One block holds, per column, length and NULL flag (16 bytes) and then the cell.</summary>
    private void Allocate(ReadOnlySpan<Field> fields)
    {
        _columns = (Bind*)NativeMemory.AllocZeroed((nuint)_types.Length, (nuint)sizeof(Bind));
        var total = 0UL;
        for (var i = 0; i < _types.Length; i++)
        {
            _types[i] = BoundAs(fields[i].Type);
            _columns[i].Type = _types[i];
            _columns[i].BufferLength = SizeOf(_types[i], fields[i].Length);
            total += 16 + ((_columns[i].BufferLength + 7) / 8 * 8);
        }

        _buffers = (byte*)NativeMemory.AllocZeroed((nuint)total);
        var at = _buffers;
        for (var i = 0; i < _types.Length; i++)
        {
            _columns[i].Length = (ulong*)at;
            _columns[i].IsNull = at + 8;
            _columns[i].Buffer = at + 16;
            at += 16 + ((_columns[i].BufferLength + 7) / 8 * 8);
        }
    }

    private byte* Cell(int column, FieldType type) => !IsNull(column) && _types[column] == type
        ? (byte*)_columns[column].Buffer
        : throw new InvalidCastException($"column {column} is {(IsNull(column) ? "NULL" : _types[column])} and was read as {type}");

    private string FetchLong(int column, int length)
    {
        var bytes = new byte[length];
        fixed (byte* buffer = bytes)
        {
            var (read, isNull) = (0UL, (byte)0);
            var whole = new Bind { Type = FieldType.Text, Buffer = buffer, BufferLength = (ulong)length, Length = &read, IsNull = &isNull };
            if (MariaDbNative.mysql_stmt_fetch_column(_statement, &whole, (uint)column, 0) != 0)
            {
                throw MariaDbNative.Failure(_statement);
            }
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
