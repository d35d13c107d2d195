using System.Globalization;
using BtcEvents.ArchitectureTests.Observability;

namespace BtcEvents.ServerTests.Observability.Sketches;

/// <summary>Numbers as Grafana writes them, about.</summary>
internal static class UnitText
{
    private static readonly (double Size, string Name)[] Times =
    [
        (7 * 86_400, "weeks"),
        (86_400, "days"),
        (3_600, "hours"),
        (60, "mins"),
        (1, "s"),
        (0.001, "ms"),
        (0.000001, "µs"),
    ];

    /// <summary>A value of a field of a panel, or the word that it stands for.</summary>
    public static string Of(Panel panel, string field, double value)
    {
        var words = panel.Of(field, "mappings")?[0]?["options"]?[Number(value, 0)]?["text"];
        return (string?)words
            ?? Of(value, (string?)panel.Of(field, "unit") ?? "none", (int?)panel.Of(field, "decimals"));
    }

    /// <summary>A value of a unit; without decimals about three digits.</summary>
    public static string Of(double value, string unit, int? decimals) =>
        unit switch
        {
            "percent" => Number(value, decimals) + " %",
            "percentunit" => Number(100 * value, decimals) + " %",
            "currencyUSD" => "$" + Scaled(value, decimals, 1_000, ["", "K", "M", "B"]),
            "currencyBTC" => Number(value, decimals) + " BTC",
            "bytes" => Scaled(value, decimals, 1_024, [" B", " KiB", " MiB", " GiB"]),
            "short" => Scaled(value, decimals, 1_000, ["", " K", " Mil", " Bil", " Tri"]),
            "s" => Time(value, decimals),
            "mps" => Number(value, decimals) + " msg/s",
            "reqps" => Number(value, decimals) + " req/s",
            "cps" => Number(value, decimals) + " c/s",
            "none" => Number(value, decimals),
            _ => throw new NotSupportedException($"{unit}: nobody has said how to write it"),
        };

    private static string Time(double seconds, int? decimals)
    {
        var (size, name) = Times.FirstOrDefault(unit => Math.Abs(seconds) >= unit.Size, (1, "s"));
        return $"{Number(seconds / size, decimals)} {name}";
    }

    private static string Scaled(double value, int? decimals, double step, string[] names)
    {
        var power = 0;
        while (Math.Abs(value) >= step && power < names.Length - 1)
        {
            (value, power) = (value / step, power + 1);
        }

        return Number(value, power > 0 && decimals is 0 ? 1 : decimals) + names[power];
    }

    private static string Number(double value, int? decimals)
    {
        var places =
            decimals
            ?? (
                Math.Abs(value) is >= 100 or 0 ? 0
                : Math.Abs(value) >= 1 ? 1
                : 3
            );
        var text = value.ToString("F" + places, CultureInfo.InvariantCulture);
        return decimals is null && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }
}
