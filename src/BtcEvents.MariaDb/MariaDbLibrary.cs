using System.Runtime.InteropServices;

namespace BtcEvents.MariaDb;

/// <summary>
/// Whether MariaDB Connector/C is on this machine (64-bit Linux or macOS: its structs are bound for their layout).
/// </summary>
public static class MariaDbLibrary
{
    /// <summary>File names that are tried, Debian's first.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["libmariadb.so.3", "libmariadb.so", "libmariadb.3.dylib"];

    private static readonly Lazy<nint> Handle = new(() => Load(FileNames));

    /// <summary>One sentence that says what is missing and how to install it; null if nothing is.</summary>
    public static string? Missing => Handle.Value != 0 ? null : Sentence(FileNames);

    /// <summary>
    /// What <see cref="Missing"/> would say if the library had one of these names; null if one of them loads.
    /// </summary>
    public static string? Probe(params IReadOnlyList<string> fileNames) => Load(fileNames) == 0 ? Sentence(fileNames) : null;

    internal static nint Resolve() => Handle.Value;

    /// <summary>Throws <see cref="DllNotFoundException"/> with the sentence where the library is missing.</summary>
    internal static void ThrowIfMissing()
    {
        if (Missing is { } missing)
        {
            throw new DllNotFoundException(missing);
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
        $"the MariaDB client library was not found (looked for {string.Join(", ", fileNames)}): "
        + "install it, on Debian with 'apt-get install libmariadb3'";
}
