using System.Runtime.InteropServices;

namespace BtcEvents.Learning.Trees;

/// <summary>
/// Whether the native library of XGBoost is on this machine. Its absence is a value, not a crash: without it models
/// cannot be trained, but models that exist can still be read and asked.
/// </summary>
public static class XGBoostLibrary
{
    /// <summary>File names that are tried, Debian's first.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
    ["libxgboost.so.0", "libxgboost.so", "libxgboost.dylib", "xgboost.dll"];

    private static readonly Lazy<nint> Handle = new(() => Load(FileNames));

    /// <summary>True if models can be trained here.</summary>
    public static bool IsAvailable => Handle.Value != 0;

    /// <summary>One sentence that says what is missing and how to install it; null if nothing is.</summary>
    public static string? Missing => IsAvailable ? null : Sentence(FileNames);

    /// <summary>Version of the library, for example 1.7.4.</summary>
    /// <exception cref="XGBoostException">The library is missing.</exception>
    public static Version Version
    {
        get
        {
            ThrowIfMissing();
            XGBoostNative.XGBoostVersion(out var major, out var minor, out var patch);
            return new(major, minor, patch);
        }
    }

    /// <summary>
    /// What <see cref="Missing"/> would say if the library had one of these names; null if one of them loads.
    /// </summary>
    public static string? Probe(params IReadOnlyList<string> fileNames) =>
        Load(fileNames) == 0 ? Sentence(fileNames) : null;

    internal static nint Resolve() => Handle.Value;

    internal static void ThrowIfMissing()
    {
        if (Missing is { } missing)
        {
            throw new XGBoostException(missing);
        }
    }

    private static nint Load(IReadOnlyList<string> fileNames)
    {
        foreach (var name in fileNames)
        {
            if (NativeLibrary.TryLoad(name, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static string Sentence(IReadOnlyList<string> fileNames) =>
        $"the XGBoost library was not found (looked for {string.Join(", ", fileNames)}): "
        + "install it, on Debian with 'apt-get install libxgboost0'";
}
