using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb.Native;

/// <summary>MYSQL_TIME of Connector/C.</summary>
[StructLayout(LayoutKind.Explicit, Size = 40)]
internal struct Time
{
    [FieldOffset(0)]
    public uint Year;

    [FieldOffset(4)]
    public uint Month;

    [FieldOffset(8)]
    public uint Day;

    [FieldOffset(12)]
    public uint Hour;

    [FieldOffset(16)]
    public uint Minute;

    [FieldOffset(20)]
    public uint Second;

    [FieldOffset(24)]
    public ulong Microsecond;

    /// <summary>0 date, 1 date and time.</summary>
    [FieldOffset(36)]
    public int Kind;

    public static Time Of(DateTime time, bool dateOnly) => new()
    {
        Year = (uint)time.Year,
        Month = (uint)time.Month,
        Day = (uint)time.Day,
        Hour = (uint)time.Hour,
        Minute = (uint)time.Minute,
        Second = (uint)time.Second,
        Microsecond = (ulong)(time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond),
        Kind = dateOnly ? 0 : 1,
    };

    public readonly DateTime ToDateTime() =>
        new DateTime((int)Year, (int)Month, (int)Day, (int)Hour, (int)Minute, (int)Second, DateTimeKind.Utc)
            .AddTicks((long)Microsecond * TimeSpan.TicksPerMicrosecond);
}
