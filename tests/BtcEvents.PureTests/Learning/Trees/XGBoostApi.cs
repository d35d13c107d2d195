using System.Runtime.InteropServices;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>The part of XGBoost's C API that tests call; only they know of the library.</summary>
internal static class XGBoostApi
{
    private const string Library = "xgboost";
    private static readonly string[] FileNames = ["libxgboost.so.0", "libxgboost.so", "libxgboost.dylib"];
    private static readonly Lazy<nint> Loaded = new(() =>
        FileNames.Select(n => NativeLibrary.TryLoad(n, out var handle) ? handle : 0).FirstOrDefault(h => h != 0)
    );

    static XGBoostApi() =>
        NativeLibrary.SetDllImportResolver(
            typeof(XGBoostApi).Assembly,
            (name, _, _) => name == Library ? Loaded.Value : 0
        );

    internal static void SkipWithout() =>
        Assert.SkipUnless(Loaded.Value != 0, "libxgboost is not installed: on Debian 'apt-get install libxgboost0'");

    internal static void Check(int result) => Assert.True(result == 0, Marshal.PtrToStringUTF8(XGBGetLastError()));

    [DllImport(Library)]
    internal static extern nint XGBGetLastError();

    [DllImport(Library)]
    internal static extern int XGDMatrixCreateFromMat_omp(
        float[] values,
        ulong rows,
        ulong columns,
        float missing,
        out nint matrix,
        int threads
    );

    [DllImport(Library)]
    internal static extern int XGDMatrixSetFloatInfo(
        nint matrix,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string field,
        float[] values,
        ulong count
    );

    [DllImport(Library)]
    internal static extern int XGDMatrixFree(nint matrix);

    [DllImport(Library)]
    internal static extern int XGBoosterCreate(nint[] matrices, ulong count, out nint booster);

    [DllImport(Library)]
    internal static extern int XGBoosterSetParam(
        nint booster,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value
    );

    [DllImport(Library)]
    internal static extern int XGBoosterUpdateOneIter(nint booster, int iteration, nint matrix);

    [DllImport(Library)]
    internal static extern int XGBoosterLoadModelFromBuffer(nint booster, byte[] bytes, ulong length);

    [DllImport(Library)]
    internal static extern int XGBoosterSaveModelToBuffer(
        nint booster,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string config,
        out ulong length,
        out nint bytes
    );

    [DllImport(Library)]
    internal static extern int XGBoosterPredictFromDMatrix(
        nint booster,
        nint matrix,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string config,
        out nint shape,
        out ulong dimensions,
        out nint result
    );

    [DllImport(Library)]
    internal static extern int XGBoosterFree(nint booster);
}
