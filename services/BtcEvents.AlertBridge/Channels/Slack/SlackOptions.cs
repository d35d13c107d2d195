using BtcEvents.Failures;

namespace BtcEvents.AlertBridge;

/// <summary>Where alerts go on Slack, or on whatever takes its incoming webhooks.</summary>
public sealed class SlackOptions : HttpReceiverOptions
{
    /// <summary>Name of the section in the configuration.</summary>
    public const string Section = "Slack";

    /// <summary>
    /// Address of an incoming webhook, which is a secret as a whole: whoever has it may post. Empty: nothing is told
    /// there.
    /// </summary>
    [Secret]
    public override string Url { get; set; } = "";
}
