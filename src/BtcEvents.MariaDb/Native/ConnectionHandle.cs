using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb.Native;

/// <summary>Owns one MYSQL*.</summary>
internal sealed class ConnectionHandle : SafeHandle
{
    public ConnectionHandle(nint connection)
        : base(0, ownsHandle: true) => SetHandle(connection);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        MariaDbNative.mysql_close(handle);
        return true;
    }
}
