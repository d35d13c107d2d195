using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BtcEvents.Learning.Trees;

/// <summary>One fit under way: may be boosted further, asked, and written out. Not thread-safe.</summary>
internal sealed unsafe class Booster : IDisposable
{
    private readonly BoosterHandle _handle;
    private readonly NativeMatrix _train;

    /// <summary>
    /// A booster without a round; <paramref name="train"/> stays the caller's to dispose, after the booster.
    /// </summary>
    internal Booster(XGBoostParameters parameters, NativeMatrix train, float baseScore, int seed)
    {
        parameters.Validate();
        _train = train;
        var cached = train.Handle.DangerousGetHandle();
        XGBoostNative.Check(XGBoostNative.XGBoosterCreate(&cached, 1, out var booster));
        GC.KeepAlive(train);
        _handle = new(booster);
        foreach (var (name, value) in parameters.Settings(baseScore, seed))
        {
            XGBoostNative.Check(XGBoostNative.XGBoosterSetParam(_handle, name, value));
        }
    }

    /// <summary>Rounds boosted so far.</summary>
    internal int Rounds { get; private set; }

    public void Dispose() => _handle.Dispose();

    /// <summary>Boosts until there are <paramref name="rounds"/> rounds.</summary>
    internal void AdvanceTo(int rounds)
    {
        for (; Rounds < rounds; Rounds++)
        {
            XGBoostNative.Check(XGBoostNative.XGBoosterUpdateOneIter(_handle, Rounds, _train.Handle));
        }
    }

    /// <summary>Forecasts for the rows of <paramref name="matrix"/> with all rounds so far.</summary>
    internal float[] Predict(NativeMatrix matrix)
    {
        const string AllRounds =
            """{"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":false}""";
        XGBoostNative.Check(
            XGBoostNative.XGBoosterPredictFromDMatrix(_handle, matrix.Handle, AllRounds, out _, out _, out var result)
        );
        return new ReadOnlySpan<float>((void*)result, matrix.RowCount).ToArray();
    }

    /// <summary>The model in XGBoost's own JSON.</summary>
    internal JsonObject ToJson()
    {
        XGBoostNative.Check(
            XGBoostNative.XGBoosterSaveModelToBuffer(_handle, """{"format":"json"}""", out var length, out var bytes)
        );
        var json = new byte[checked((int)length)];
        Marshal.Copy(bytes, json, 0, json.Length);
        return JsonNode.Parse(json) as JsonObject
            ?? throw new JsonException("XGBoost wrote a model that is not a JSON object");
    }
}

/// <summary>Owns one Booster.</summary>
internal sealed class BoosterHandle : SafeHandle
{
    internal BoosterHandle(nint booster)
        : base(0, ownsHandle: true) => SetHandle(booster);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => XGBoostNative.XGBoosterFree(handle) == 0;
}
