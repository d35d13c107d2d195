using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb.Native;

/// <summary>MYSQL_BIND of Connector/C: one parameter, or one column of a result.</summary>
[StructLayout(LayoutKind.Explicit, Size = 112)]
internal unsafe struct Bind
{
    [FieldOffset(0)]
    public ulong* Length;

    [FieldOffset(8)]
    public byte* IsNull;

    [FieldOffset(16)]
    public void* Buffer;

    /// <summary>Marks of an array of rows.</summary>
    [FieldOffset(32)]
    public byte* Indicator;

    [FieldOffset(64)]
    public ulong BufferLength;

    [FieldOffset(96)]
    public FieldType Type;
}
