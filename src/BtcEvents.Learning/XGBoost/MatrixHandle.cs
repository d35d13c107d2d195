using System.Runtime.InteropServices;

namespace BtcEvents.Learning.XGBoost;

/// <summary>Owns one DMatrix: freed once, never after a booster call that still uses it.</summary>
internal sealed class MatrixHandle : SafeHandle
{
    internal MatrixHandle(nint matrix)
        : base(0, ownsHandle: true) => SetHandle(matrix);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => XGBoostNative.XGDMatrixFree(handle) == 0;
}
