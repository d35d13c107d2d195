using BtcEvents.ServiceDefaults;

namespace BtcEvents.BusTests.ServiceDefaults;

/// <summary>How the OTLP receiver is named in the log.</summary>
public sealed class ReceiverComplaintsTests
{
    [Theory]
    [InlineData("http://host:4317", "http://host:4317")]
    [InlineData("http://me:pass@word@host:4317", "...@host:4317")]
    public void No_password_of_the_receiver_is_told(string endpoint, string shown) =>
        Assert.Equal(shown, ReceiverComplaints.Shown(endpoint));
}
