using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using BtcEvents.Learning;
using BtcEvents.Learning.Trees;
using static BtcEvents.PureTests.Learning.Trees.XGBoostApi;

namespace BtcEvents.PureTests.Learning.Trees;

/// <summary>
/// A model inside the real library, what our trees and their JSON are held against.
/// </summary>
internal sealed class NativeXGBoost : IDisposable
{
    private readonly nint _booster;

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
