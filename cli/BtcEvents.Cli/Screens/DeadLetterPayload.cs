using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BtcEvents.Cli.Screens;

/// <summary>The body of a dead letter for people; it may be anything.</summary>
internal static class DeadLetterPayload
{
    private const int MostBytes = 64 * 1024;

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As text, indented where it is JSON; null where it is no text, or too long for one.</summary>
    public static string? Text(ReadOnlyMemory<byte> body)
    {
        if (body.Length > MostBytes)
        {
            return null;
        }

        try
        {
            var text = Strict.GetString(body.Span);
            return text.Any(sign => char.IsControl(sign) && !char.IsWhiteSpace(sign)) ? null : Pretty(text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>In base 64 where it is no text; at most its first 64 KB.</summary>
    public static string? Base64(ReadOnlyMemory<byte> body) =>
        Text(body) is null ? Convert.ToBase64String(body.Span[..Math.Min(body.Length, MostBytes)]) : null;

    private static string Pretty(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return text; // that may be why it is here
        }
    }
}
