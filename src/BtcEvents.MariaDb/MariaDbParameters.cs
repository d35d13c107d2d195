using System.Runtime.InteropServices;
using System.Text;
using BtcEvents.MariaDb.Native;

namespace BtcEvents.MariaDb;

/// <summary>
/// Values for the parameters of a statement, in order, kept outside the managed heap as the client library wants them.
/// Grows as needed; <see cref="Clear"/> makes room for the next values.
/// </summary>
public sealed unsafe class MariaDbParameters : IDisposable
{
    private const int SlotBytes = 40; // the largest value of fixed size is a time

    private Bind* _binds;
    private byte* _slots;
    private byte* _text;
    private int _capacity;
    private int _textCapacity;
    private int _textUsed;

    /// <summary>Number of values.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets the values and keeps the memory.</summary>
    public void Clear() => Count = _textUsed = 0;

    /// <summary>Adds NULL.</summary>
    public void AddNull() => Next(FieldType.Null);

    /// <summary>Adds a number; NaN, which the database does not know, becomes NULL.</summary>
    /// <exception cref="ArgumentException">The number is infinite.</exception>
    public void Add(double value)
    {
        if (double.IsInfinity(value))
        {
            throw new ArgumentException("the database knows no infinite number", nameof(value));
        }

        if (double.IsNaN(value))
        {
            AddNull();
        }
        else
        {
            *(double*)Next(FieldType.Double) = value;
        }
    }

    /// <summary>Adds an integer.</summary>
    public void Add(long value) => *(long*)Next(FieldType.BigInt) = value;

    /// <summary>Adds a day.</summary>
    public void Add(DateOnly value) => *(Time*)Next(FieldType.Date) = Time.Of(value.ToDateTime(TimeOnly.MinValue), dateOnly: true);

    /// <summary>Adds a time (UTC).</summary>
    /// <exception cref="ArgumentException">It is finer than a microsecond, which the database would drop.</exception>
    public void Add(DateTime value)
    {
        if (value.Ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            throw new ArgumentException($"{value:O} is finer than a microsecond, and the database keeps no more", nameof(value));
        }

        *(Time*)Next(FieldType.DateTime) = Time.Of(value, dateOnly: false);
    }

    /// <summary>Adds a text, or NULL for null.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Reserve(ref _text, ref _textCapacity, _textUsed + length, 1);
        Encoding.UTF8.GetBytes(value, new Span<byte>(_text + _textUsed, length));
        *(int*)Next(FieldType.Text) = _textUsed; // the text may still move: Bound() turns this into an address
        _binds[Count - 1].BufferLength = (ulong)length;
        _textUsed += length;
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        NativeMemory.Free(_binds);
        NativeMemory.Free(_slots);
        NativeMemory.Free(_text);
        _binds = null;
        _slots = null;
        _text = null;
        (_capacity, _textCapacity) = (0, 0);
        Clear();
    }

    /// <summary>The values for the client library; valid until the next change.</summary>
    internal Bind* Bound()
    {
        for (var i = 0; i < Count; i++)
        {
            var slot = _slots + ((nint)i * SlotBytes);
            _binds[i].Buffer = _binds[i].Type == FieldType.Text ? _text + *(int*)slot : slot;
        }

        return _binds;
    }

    private byte* Next(FieldType type)
    {
        if (Count == _capacity)
        {
            var capacity = 0;
            Reserve(ref _slots, ref _capacity, Count + 1, SlotBytes);
            var binds = (byte*)_binds;
            Reserve(ref binds, ref capacity, _capacity, sizeof(Bind));
            _binds = (Bind*)binds;
        }

        _binds[Count] = new() { Type = type };
        return _slots + ((nint)Count++ * SlotBytes);
    }

    private static void Reserve(ref byte* memory, ref int capacity, int needed, int size)
    {
        if (needed > capacity)
        {
            capacity = Math.Max(needed, Math.Max(16, 2 * capacity));
            memory = (byte*)NativeMemory.Realloc(memory, (nuint)capacity * (nuint)size);
        }
    }
}
