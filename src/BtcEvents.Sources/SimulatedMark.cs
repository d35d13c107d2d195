using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace BtcEvents.Sources;

/// <summary>
/// What <see cref="CsvFolder.SimulatedMarker"/> says: that figures are simulated, and which files the generator wrote,
/// by their digests, so that a file of somebody else among them is known as such.
/// </summary>
public sealed class SimulatedMark
{
    private const string Head = """
        # Simulated figures

        The series in this folder were made by BtcEvents' own generator from a seed. No market ever traded at these
        prices. The presence of this file marks everything computed from the folder as simulated.

        """;

    private readonly ImmutableSortedDictionary<string, string> _digests;

    private SimulatedMark(ImmutableSortedDictionary<string, string> digests) => _digests = digests;

    /// <summary>The mark of a file; an empty one where it is absent or of a program that wrote no digests.</summary>
    public static SimulatedMark Read(string path)
    {
        var digests = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (line.Split(' ') is ["-", var file, "sha256", var digest])
            {
                digests = digests.SetItem(file, digest);
            }
        }

        return new(digests);
    }

    /// <summary>SHA-256 of a file's text, lower-case hex.</summary>
    public static string DigestOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The mark with these files, too.</summary>
    public SimulatedMark With(IEnumerable<(string File, string Digest)> files) =>
        new(_digests.SetItems(files.Select(f => KeyValuePair.Create(f.File, f.Digest))));

    /// <summary>
    /// Whether the file was written by the generator, and is still as it was. A mark without digests says so of every
    /// file.
    /// </summary>
    public bool Knows(string path) =>
        _digests.IsEmpty
        || (
            _digests.TryGetValue(Path.GetFileName(path), out var digest)
            && digest == Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
        );

    /// <inheritdoc />
    public override string ToString() =>
        Head.ReplaceLineEndings("\n")
        + string.Concat(_digests.Select(one => $"\n- {one.Key} sha256 {one.Value}"))
        + (_digests.IsEmpty ? "" : "\n");
}
