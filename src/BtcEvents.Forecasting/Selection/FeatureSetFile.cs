using System.Text.Json;

namespace BtcEvents.Forecasting;

/// <summary>A feature set as versioned JSON.</summary>
public static class FeatureSetFile
{
    /// <summary>The bytes of a set; the same set gives the same bytes.</summary>
    public static byte[] Write(FeatureSet set) => JsonSerializer.SerializeToUtf8Bytes(set, ArtefactJson.Options);

    /// <summary>The set of <see cref="Write"/>'s bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a feature set of format 1.</exception>
    public static FeatureSet Read(ReadOnlySpan<byte> bytes) =>
        ArtefactJson.Read<FeatureSet>(bytes, "feature set", s => s.Format);
}
