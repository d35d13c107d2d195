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
            // "454 Temporary authentication failure", or broken off within the handshake.
            AuthenticationException { Message: ['4', ..] } => Away(failure.Message),
            SslHandshakeException when failure.GetBaseException() is IOException or SocketException => Away(
                failure.GetBaseException().Message
            ),
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
            SmtpCommandException busy => Away($"it answers {(int)busy.StatusCode}: {busy.Message}"),
            SslHandshakeException or NotSupportedException => new BadInputException(
                $"{Server} at {address} gives no connection that Mail:Tls={options.Tls} asks for: "
                    + failure.GetBaseException().Message,
                failure
            ),
            OperationCanceledException => Away("it does not answer in time"),
            _ => Away(failure.Message),
        };

        ServerUnreachableException Away(string reason) => new(Server, address, reason, failure);
    }
}
