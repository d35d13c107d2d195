using System.Runtime.InteropServices;

namespace BtcEvents.Learning.Trees;

/// <summary>The part of XGBoost's C API that is used here; every call but the version returns 0 for success.</summary>
internal static unsafe partial class XGBoostNative
{
    private const string Library = "xgboost";

    static XGBoostNative() =>
        NativeLibrary.SetDllImportResolver(
            typeof(XGBoostNative).Assembly,
            (name, _, _) => string.Equals(name, Library, StringComparison.Ordinal) ? XGBoostLibrary.Resolve() : 0
        );

    [LibraryImport(Library)]
    internal static partial void XGBoostVersion(out int major, out int minor, out int patch);

    [LibraryImport(Library)]
    internal static partial nint XGBGetLastError();

    [LibraryImport(Library)]
    internal static partial int XGDMatrixCreateFromMat_omp(
        float* values,
        ulong rows,
        ulong columns,
        float missing,
        out nint matrix,
        int threads
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGDMatrixSetFloatInfo(MatrixHandle matrix, string field, float* values, ulong count);

    [LibraryImport(Library)]
    internal static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library)]
    internal static partial int XGBoosterCreate(nint* matrices, ulong count, out nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSetParam(BoosterHandle booster, string name, string value);

    [LibraryImport(Library)]
    internal static partial int XGBoosterUpdateOneIter(BoosterHandle booster, int iteration, MatrixHandle matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterPredictFromDMatrix(
        BoosterHandle booster,
        MatrixHandle matrix,
        string config,
        out nint shape,
        out ulong dimensions,
        out nint result
    );

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int XGBoosterSaveModelToBuffer(
        BoosterHandle booster,
        string config,
        out ulong length,
        out nint bytes
    );

    [LibraryImport(Library)]
    internal static partial int XGBoosterFree(nint booster);

    /// <summary>Turns a failed call into an exception with XGBoost's own text.</summary>
    internal static void Check(int result)
    {
        if (result != 0)
        {
            throw new XGBoostException(FirstLine(Marshal.PtrToStringUTF8(XGBGetLastError())));
        }
    }

    /// <summary>The text goes on with a native stack trace, which says nothing to a reader of a log.</summary>
    private static string FirstLine(string? text)
    {
        var sentence = text?.Split("Stack trace:", 2)[0].Trim();
        return string.IsNullOrEmpty(sentence) ? "XGBoost refused the call and said nothing" : sentence;
    }
}
