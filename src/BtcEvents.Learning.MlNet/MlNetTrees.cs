using System.Runtime.InteropServices;
using BtcEvents.Learning.Trees;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace BtcEvents.Learning.MlNet;

/// <summary>Trees that Microsoft.ML grows: LightGBM's boosted ones, and FastForest's forests.</summary>
public sealed class MlNetTrees : ITreeLibrary
{
    private static readonly Lazy<string?> NoLightGbm = new(() =>
        Loads("lib_lightgbm", typeof(LightGbmRegressionTrainer)) ? null
        : !OperatingSystem.IsLinux() ? NotBuilt("LightGBM")
        : RuntimeInformation.ProcessArchitecture != Architecture.X64 ? NotBuilt("LightGBM")
        : "LightGBM needs the system library libgomp.so.1, which is not here (Debian and Ubuntu: apt install libgomp1)"
    );

    private static readonly Lazy<string?> NoFastForest = new(() =>
        Loads("FastTreeNative", typeof(FastForestRegressionTrainer)) ? null : NotBuilt("FastForest")
    );

    /// <inheritdoc />
    public string? BoostingLacks => NoLightGbm.Value;

    /// <inheritdoc />
    public string? ForestsLack => NoFastForest.Value;

    /// <inheritdoc />
    public ILearner Boosting(TreeParameters parameters) => new LightGbmLearner(parameters);

    /// <inheritdoc />
    public ILearner Forest(ForestParameters parameters) => new FastForestLearner(parameters);

    private static bool Loads(string library, Type user) =>
        NativeLibrary.TryLoad(library, user.Assembly, searchPath: null, out _);

    private static string NotBuilt(string library) =>
        $"Microsoft.ML has no {library} for {RuntimeInformation.RuntimeIdentifier}, only for x64";
}
