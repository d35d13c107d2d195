namespace BtcEvents.Reporting.Charts;

/// <summary>Maps values onto pixels. Values beyond the ends, infinite ones too, land on the ends.</summary>
/// <param name="Low">Value at <paramref name="Start"/>.</param>
/// <param name="High">Value at <paramref name="End"/>, above low.</param>
/// <param name="Start">Pixel of low.</param>
/// <param name="End">Pixel of high; may be the smaller one, as on a vertical axis.</param>
internal sealed record LinearScale(double Low, double High, double Start, double End)
{
    /// <summary>The pixel of a value; NaN for NaN.</summary>
    public double Of(double value) => Start + ((Math.Clamp(value, Low, High) - Low) / (High - Low) * (End - Start));

    /// <summary>Whether a value lies on the scale without being moved.</summary>
    public bool Holds(double value) => value >= Low && value <= High;
}
