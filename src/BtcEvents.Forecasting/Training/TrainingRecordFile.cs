using System.Text.Json;

namespace BtcEvents.Forecasting;

/// <summary>A training record as versioned JSON.</summary>
public static class TrainingRecordFile
{
    /// <summary>The bytes of a record; the same record gives the same bytes.</summary>
    public static byte[] Write(TrainingRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, ArtefactJson.Options);

    /// <summary>The record of <see cref="Write"/>'s bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a training record of format 1.</exception>
    public static TrainingRecord Read(ReadOnlySpan<byte> bytes) =>
        ArtefactJson.Read<TrainingRecord>(bytes, "training record", r => r.Format);
}
