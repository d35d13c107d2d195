using System.Globalization;
using System.Text.RegularExpressions;
using BtcEvents.Reporting.Rendering;

namespace BtcEvents.PureTests.Reporting;

public sealed partial class StyleSheetTests
{
    [Theory]
    [InlineData("ink", 7)]
    [InlineData("muted", 4.5)]
    [InlineData("forecast", 4.5)]
    [InlineData("second", 4.5)]
    [InlineData("miss", 4.5)]
    [InlineData("good", 4.5)]
    [InlineData("warn", 4.5)]
    [InlineData("quiet", 3)]
    public void Colours_stand_out_from_the_page_in_light_and_dark(string name, double least)
    {
        var schemes = StyleSheet.Text.Split("prefers-color-scheme: dark");
        Assert.All(
            schemes[..2],
            scheme =>
            {
                var (one, other) = (Luminance(Colour(scheme, name)), Luminance(Colour(scheme, "paper")));
                var contrast = (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);
                Assert.True(contrast >= least, $"{name}: {contrast:0.00}");
            }
        );
    }

    [Fact]
    public void Every_colour_that_is_used_is_defined()
    {
        var used = UsedColour()
            .Matches(StyleSheet.Text)
            .Select(m => m.Groups[1].Value)
            .Distinct(StringComparer.Ordinal);
        Assert.All(used, name => Assert.Contains($"--{name}:", StyleSheet.Text, StringComparison.Ordinal));
    }

    private static string Colour(string scheme, string name) =>
        Regex.Match(scheme, $"--{name}: #([0-9a-f]{{6}})").Groups[1].Value;

    /// <summary>Relative luminance as WCAG 2.2 defines it.</summary>
    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }

    [GeneratedRegex(@"var\(--([a-z]+)\)")]
    private static partial Regex UsedColour();
}
