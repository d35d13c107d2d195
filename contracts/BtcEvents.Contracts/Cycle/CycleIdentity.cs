using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BtcEvents.Contracts;

/// <summary>
/// Derives identities from what they identify, so that a repeated command meets the cycle it already started.
/// The only behaviour among the contracts: whoever publishes a command needs it. Version 8 UUIDs (RFC 9562, 5.8)
/// over SHA-256 of the parts.
/// </summary>
public static class CycleIdentity
{
    /// <summary>
    /// The identity of the cycle of a symbol, a forecast month (<c>yyyy-MM</c>) and an attempt (from 1).
    /// </summary>
    public static Guid Of(string symbol, string month, int attempt) =>
        Derive("cycle", symbol, month, attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>An identity for the ordered <paramref name="parts"/>; other parts give another identity.</summary>
    public static Guid Derive(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}
