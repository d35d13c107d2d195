using System.Runtime.InteropServices;

namespace BtcEvents.Learning.XGBoost;

/// <summary>Owns one Booster.</summary>
internal sealed class BoosterHandle : SafeHandle
{
    internal BoosterHandle(nint booster)
        : base(0, ownsHandle: true) => SetHandle(booster);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => XGBoostNative.XGBoosterFree(handle) == 0;
}
