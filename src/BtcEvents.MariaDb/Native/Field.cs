using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb.Native;

/// <summary>The part of MYSQL_FIELD that is used: what the server says about a column.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct Field
{
    /// <summary>Largest length of a value in bytes.</summary>
    [FieldOffset(56)]
    public ulong Length;

    [FieldOffset(112)]
    public FieldType Type;
}
