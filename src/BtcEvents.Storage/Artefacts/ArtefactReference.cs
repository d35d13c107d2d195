using System.Text.RegularExpressions;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Storage;

/// <summary>
/// The parts of a reference <c>kind/sha256.extension</c>. Since every part is checked, a reference can never lead out
/// of the store.
/// </summary>
/// <param name="Kind">Lower-case letters and dashes.</param>
/// <param name="Digest">SHA-256 of the content, 64 lower-case hex digits.</param>
/// <param name="Extension">Lower-case letters and digits.</param>
public sealed partial record ArtefactReference(string Kind, string Digest, string Extension)
{
    /// <summary>Reads a reference.</summary>
    /// <exception cref="BadInputException">The text is not a reference.</exception>
    public static ArtefactReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Pattern().Match(text) is { Success: true } match
            ? new(match.Groups["kind"].Value, match.Groups["digest"].Value, match.Groups["extension"].Value)
            : throw new BadInputException($"'{text}' is not an artefact reference: kind/sha256.extension is required");
    }

    /// <summary>The reference as it stands in messages and tables.</summary>
    public override string ToString() => $"{Kind}/{Digest}.{Extension}";

    [GeneratedRegex(
        @"\A(?<kind>[a-z][a-z-]*)/(?<digest>[0-9a-f]{64})\.(?<extension>[a-z0-9]{1,16})\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
