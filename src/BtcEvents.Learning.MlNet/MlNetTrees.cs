using System.Runtime.InteropServices;
using BtcEvents.Learning.Trees;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace BtcEvents.Learning.MlNet;

/// <summary>Trees that Microsoft.ML grows: LightGBM's boosted ones, and FastForest's forests.</summary>
public sealed class MlNetTrees : ITreeLibrary
{
    private const string LightGbm = "lib_lightgbm";
    private const string FastForest = "FastTreeNative";
    private const string OpenMp = "libgomp.so.1";

    // The native libraries come with the packages of these assemblies.
    private static readonly Type[] Parts =
    [
        typeof(MlNetTrees),
        typeof(LightGbmRegressionTrainer),
        typeof(FastForestRegressionTrainer),
    ];

    private static readonly Lazy<string?> NoLightGbm = new(() =>
        Loads(LightGbm, typeof(LightGbmRegressionTrainer)) ? null
        : OperatingSystem.IsLinux() && IsBuilt && !Loads(OpenMp, typeof(MlNetTrees))
            ? $"LightGBM needs the system library {OpenMp}, which is not here (Debian and Ubuntu: apt install libgomp1)"
        : Missing("LightGBM", LightGbm)
    );

    private static readonly Lazy<string?> NoFastForest = new(() =>
        Loads(FastForest, typeof(FastForestRegressionTrainer)) ? null : Missing("FastForest", FastForest)
    );

    private static bool IsBuilt => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <inheritdoc />
    public string Version => string.Join(' ', Parts.Select(part => part.Module.ModuleVersionId));

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

    private static string Missing(string name, string library) =>
        IsBuilt
            ? $"{name}'s library {library} cannot be loaded from {AppContext.BaseDirectory}"
            : $"Microsoft.ML has {name} for x64 processors alone";
}
