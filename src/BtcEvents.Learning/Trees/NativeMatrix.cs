using System.Runtime.InteropServices;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Rows in XGBoost's own memory: 32-bit values, NaN for missing, and a label each if they are to be learnt from.
/// </summary>
internal sealed unsafe class NativeMatrix : IDisposable
{
    /// <summary>Copies rows that <see cref="UsableRows"/> let through.</summary>
    internal NativeMatrix(TrainingMatrix data, bool withTargets)
    {
        XGBoostLibrary.ThrowIfMissing();
        RowCount = data.RowCount;
        fixed (float* values = Narrow(data.Values))
        {
            XGBoostNative.Check(
                XGBoostNative.XGDMatrixCreateFromMat_omp(
                    values,
                    (ulong)RowCount,
                    (ulong)data.Features.Count,
                    float.NaN,
                    out var matrix,
                    threads: 1
                )
            );
            Handle = new(matrix);
        }

        if (withTargets)
        {
            fixed (float* labels = Narrow(data.Targets))
            {
                XGBoostNative.Check(XGBoostNative.XGDMatrixSetFloatInfo(Handle, "label", labels, (ulong)RowCount));
            }
        }
    }

    internal MatrixHandle Handle { get; }

    internal int RowCount { get; }

    public void Dispose() => Handle.Dispose();

    private static float[] Narrow(ReadOnlySpan<double> values)
    {
        var narrow = new float[values.Length];
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (float)values[i];
        }

        return narrow;
    }
}

/// <summary>Owns one DMatrix: freed once, never after a booster call that still uses it.</summary>
internal sealed class MatrixHandle : SafeHandle
{
    internal MatrixHandle(nint matrix)
        : base(0, ownsHandle: true) => SetHandle(matrix);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => XGBoostNative.XGDMatrixFree(handle) == 0;
}
