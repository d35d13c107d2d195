using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RabbitMQ.Client;

namespace BtcEvents.Messaging;

/// <summary>
/// Short numbers for dead letters, also for those without an identity. A number comes from what the letter is, not from
/// its place in a list, so that it still means the same letter when others have been dropped meanwhile.
/// </summary>
internal static class DeadLetterNumbers
{
    private const int Fewest = 4;
    private const int Most = 18;

    /// <summary>What the numbers of a letter are cut from.</summary>
    public static ulong HashOf(string queue, BasicGetResult message)
    {
        var properties = message.BasicProperties;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var at = DeadLetterHeaders.At(properties)?.UtcTicks ?? 0;
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{queue}\n{properties.MessageId}\n{at}\n")
            )
        );
        hash.AppendData(message.Body.Span);
        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset());
    }

    /// <summary>The number of each letter: four digits, or as many as tell it from the others.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ulong> hashes)
    {
        var numbers = new string[hashes.Count];
        var open = Enumerable.Range(0, hashes.Count).ToList();
        for (var digits = Fewest; open.Count > 0; digits++)
        {
            var groups = open.GroupBy(i => Cut(hashes[i], digits), StringComparer.Ordinal).ToList();
            open = [];
            foreach (var group in groups)
            {
                // Letters that are alike to the byte share a number.
                if (digits == Most || group.Select(i => hashes[i]).Distinct().Count() == 1)
                {
                    group.ToList().ForEach(i => numbers[i] = group.Key);
                }
                else
                {
                    open.AddRange(group);
                }
            }
        }

        return numbers;
    }

    /// <summary>Whether a text may be a number.</summary>
    public static bool IsOne(string text) => text.Length is >= Fewest and <= Most && text.All(char.IsAsciiDigit);

    /// <summary>Whether a number means a letter.</summary>
    public static bool Means(string number, ulong hash) => IsOne(number) && Cut(hash, number.Length) == number;

    private static string Cut(ulong hash, int digits)
    {
        var power = (ulong)Math.Pow(10, digits);
        return (hash % power).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }
}
