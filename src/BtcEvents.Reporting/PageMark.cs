using System.Text;

namespace BtcEvents.Reporting;

/// <summary>By what a page says that it is one of ours, so that nothing else is replaced by one.</summary>
public static class PageMark
{
    /// <summary>Who made it, as HTML names it.</summary>
    public const string Generator = "BtcEvents";

    /// <summary>How many bytes hold it at most: it stands in the first lines.</summary>
    public const int Head = 4096;

    /// <summary>Whether the bytes begin as a page of ours does.</summary>
    public static bool IsOn(ReadOnlySpan<byte> page) =>
        Encoding
            .UTF8.GetString(page[..Math.Min(page.Length, Head)])
            .Contains($"<meta name=\"generator\" content=\"{Generator}\"", StringComparison.Ordinal);
}
