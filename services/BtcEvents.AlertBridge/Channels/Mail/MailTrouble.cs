using System.Net.Sockets;
using BtcEvents.Failures;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace BtcEvents.AlertBridge;

/// <summary>What a failure to mail means.</summary>
internal static class MailTrouble
{
    private const string Server = "the mail server";
    private const int FirstPermanentCode = 500; // RFC 5321, 4.2.1: 4yz may pass, 5yz will not

    /// <summary>Whether the failure is one of a mail server's.</summary>
    public static bool Knows(Exception failure) =>
        failure
            is AuthenticationException
                or CommandException
                or SslHandshakeException
                or NotSupportedException
                or OperationCanceledException
                or IOException
                or SocketException
                or TimeoutException
                or ProtocolException
                or ServiceNotConnectedException;

    /// <summary>The failure in this project's terms.</summary>
    public static Exception Of(Exception failure, MailOptions options)
    {
        var address = $"{options.Host}:{options.Port}";
        return failure switch
        {
            AuthenticationException => new ServerRefusedException(
                Server,
                address,
                options.User,
                failure.Message,
                failure
            ),
            SmtpCommandException refused when (int)refused.StatusCode >= FirstPermanentCode => new BadInputException(
                $"{Server} at {address} refuses the alert with {(int)refused.StatusCode}: {refused.Message}",
                refused
            ),
            SmtpCommandException busy => new ServerUnreachableException(
                Server,
                address,
                $"it answers {(int)busy.StatusCode}: {busy.Message}",
                busy
            ),
            SslHandshakeException or NotSupportedException => new BadInputException(
                $"{Server} at {address} gives no connection that Mail:Tls={options.Tls} asks for: "
                    + (failure.InnerException ?? failure).Message,
                failure
            ),
            OperationCanceledException => new ServerUnreachableException(
                Server,
                address,
                "it does not answer in time",
                failure
            ),
            _ => new ServerUnreachableException(Server, address, failure.Message, failure),
        };
    }
}
