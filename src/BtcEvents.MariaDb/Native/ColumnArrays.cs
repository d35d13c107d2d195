using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb.Native;

/// <summary>
/// Values of many rows as the server's bulk protocol wants them: per column one array of cells (numbers themselves,
/// else addresses), one of lengths and one of NULL marks.
/// </summary>
internal sealed unsafe class ColumnArrays : IDisposable
{
    private const int CellBytes = 8 + 8 + 1; // cell, length, mark
    private const byte NullMark = 1;

    private readonly byte* _memory;

    /// <summary>Turns rows into columns; <paramref name="values"/> stand row after row, and must outlive this.</summary>
    /// <exception cref="ArgumentException">A column has values of two kinds.</exception>
    public ColumnArrays(Bind* values, int rows, int columns)
    {
        _memory = (byte*)NativeMemory.AllocZeroed((nuint)columns, ((nuint)rows * CellBytes) + 8 + (nuint)sizeof(Bind));
        Binds = (Bind*)_memory;
        var at = _memory + (columns * sizeof(Bind));
        for (var column = 0; column < columns; column++)
        {
            var (cells, lengths, marks) = ((nint)at, (nint)(at + (8 * rows)), (nint)(at + (16 * rows)));
            Binds[column].Type = Fill(values + column, rows, columns, (ulong*)cells, (ulong*)lengths, (byte*)marks);
            Binds[column].Buffer = (void*)cells;
            Binds[column].Length = (ulong*)lengths;
            Binds[column].Indicator = (byte*)marks;
            at += ((rows * CellBytes) + 7) / 8 * 8;
        }
    }

    /// <summary>One per column.</summary>
    public Bind* Binds { get; }

    public void Dispose() => NativeMemory.Free(_memory);

    private static FieldType Fill(Bind* value, int rows, int columns, ulong* cells, ulong* lengths, byte* marks)
    {
        var type = FieldType.Null;
        for (var row = 0; row < rows; row++, value += columns)
        {
            if (value->Type == FieldType.Null)
            {
                marks[row] = NullMark;
                continue;
            }

            if (type != FieldType.Null && value->Type != type)
            {
                throw new ArgumentException($"a column holds both {type} and {value->Type}", nameof(value));
            }

            type = value->Type;
            cells[row] = type is FieldType.Double or FieldType.BigInt ? *(ulong*)value->Buffer : (ulong)value->Buffer;
            lengths[row] = value->BufferLength;
        }

        return type == FieldType.Null ? FieldType.BigInt : type; // a column of NULLs only still needs a type
    }
}
