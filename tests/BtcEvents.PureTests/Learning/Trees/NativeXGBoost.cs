using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>
/// A model inside the real library, by its C API: what our trees and their JSON are held against. Only tests know of
/// the library.
/// </summary>
internal sealed class NativeXGBoost : IDisposable
{
    private const string Library = "xgboost";
    private static readonly string[] FileNames = ["libxgboost.so.0", "libxgboost.so", "libxgboost.dylib"];
    private static readonly Lazy<nint> Loaded = new(() =>
        FileNames.Select(n => NativeLibrary.TryLoad(n, out var handle) ? handle : 0).FirstOrDefault(h => h != 0)
    );

    private readonly nint _booster;

    static NativeXGBoost() =>
        NativeLibrary.SetDllImportResolver(
            typeof(NativeXGBoost).Assembly,
            (name, _, _) => name == Library ? Loaded.Value : 0
        );

    private NativeXGBoost(params nint[] matrices) =>
        Check(XGBoosterCreate(matrices, (ulong)matrices.Length, out _booster));

    /// <summary>The model of a JSON text.</summary>
    public static NativeXGBoost Load(string json)
    {
        var (model, bytes) = (new NativeXGBoost(), Encoding.UTF8.GetBytes(json));
        Check(XGBoosterLoadModelFromBuffer(model._booster, bytes, (ulong)bytes.Length));
        return model;
    }

    /// <summary>A model that the library trains, with our settings in its words.</summary>
    public static NativeXGBoost Train(TreeParameters parameters, TrainingMatrix data)
    {
        using var rows = new Matrix(data, withTargets: true);
        var model = new NativeXGBoost(rows.Handle);
        foreach (var (name, value) in Settings(parameters, data))
        {
            Check(XGBoosterSetParam(model._booster, name, value));
        }

        for (var round = 0; round < parameters.Rounds; round++)
        {
            Check(XGBoosterUpdateOneIter(model._booster, round, rows.Handle));
        }

        return model;
    }

    public static void SkipWithout() =>
        Assert.SkipUnless(Loaded.Value != 0, "libxgboost is not installed: on Debian 'apt-get install libxgboost0'");

    /// <summary>Forecasts; or, type 2, what each feature contributes to them and what none does.</summary>
    public float[] Predict(TrainingMatrix data, int type = 0)
    {
        using var rows = new Matrix(data, withTargets: false);
        var config =
            $$"""{"type":{{type}},"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}""";
        Check(XGBoosterPredictFromDMatrix(_booster, rows.Handle, config, out _, out _, out var found));
        var result = new float[type == 0 ? data.RowCount : data.RowCount * (data.Features.Count + 1)];
        Marshal.Copy(found, result, 0, result.Length);
        return result;
    }

    public JsonNode Save()
    {
        Check(XGBoosterSaveModelToBuffer(_booster, """{"format":"json"}""", out var length, out var bytes));
        return JsonNode.Parse(Marshal.PtrToStringUTF8(bytes, (int)length))!;
    }

    public void Dispose() => Check(XGBoosterFree(_booster));

    private static IEnumerable<(string Name, string Value)> Settings(TreeParameters parameters, TrainingMatrix data) =>
        new (string Name, double Value)[]
        {
            ("nthread", 1),
            ("verbosity", 0),
            ("base_score", Math.Round((parameters.BaseScore ?? data.Targets.Average()) * 1024) / 1024),
            ("lambda", parameters.Lambda),
            ("alpha", parameters.Alpha),
            ("max_depth", parameters.MaxDepth),
            ("min_child_weight", parameters.MinChildWeight),
            ("eta", parameters.LearningRate),
        }
            .Select(s => (s.Name, s.Value.ToString(CultureInfo.InvariantCulture)))
            .Append(("objective", "reg:squarederror"))
            .Append(("tree_method", "exact"));

    private static void Check(int result) => Assert.True(result == 0, Marshal.PtrToStringUTF8(XGBGetLastError()));

    [DllImport(Library)]
    private static extern nint XGBGetLastError();

    [DllImport(Library)]
    private static extern int XGDMatrixCreateFromMat_omp(
        float[] values,
        ulong rows,
        ulong columns,
        float missing,
        out nint matrix,
        int threads
    );

    [DllImport(Library)]
    private static extern int XGDMatrixSetFloatInfo(
        nint matrix,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string field,
        float[] values,
        ulong count
    );

    [DllImport(Library)]
    private static extern int XGDMatrixFree(nint matrix);

    [DllImport(Library)]
    private static extern int XGBoosterCreate(nint[] matrices, ulong count, out nint booster);

    [DllImport(Library)]
    private static extern int XGBoosterSetParam(
        nint booster,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string value
    );

    [DllImport(Library)]
    private static extern int XGBoosterUpdateOneIter(nint booster, int iteration, nint matrix);

    [DllImport(Library)]
    private static extern int XGBoosterLoadModelFromBuffer(nint booster, byte[] bytes, ulong length);

    [DllImport(Library)]
    private static extern int XGBoosterSaveModelToBuffer(
        nint booster,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string config,
        out ulong length,
        out nint bytes
    );

    [DllImport(Library)]
    private static extern int XGBoosterPredictFromDMatrix(
        nint booster,
        nint matrix,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string config,
        out nint shape,
        out ulong dimensions,
        out nint result
    );

    [DllImport(Library)]
    private static extern int XGBoosterFree(nint booster);

    private sealed class Matrix : IDisposable
    {
        public Matrix(TrainingMatrix data, bool withTargets)
        {
            var (values, rows) = (Array.ConvertAll(data.Values.ToArray(), v => (float)v), (ulong)data.RowCount);
            Check(XGDMatrixCreateFromMat_omp(values, rows, (ulong)data.Features.Count, float.NaN, out var handle, 1));
            Handle = handle;
            if (withTargets)
            {
                Check(XGDMatrixSetFloatInfo(handle, "label", Array.ConvertAll(data.Targets, t => (float)t), rows));
            }
        }

        public nint Handle { get; }

        public void Dispose() => Check(XGDMatrixFree(Handle));
    }
}
