using System.Runtime.InteropServices;

namespace BtcEvents.ServiceDefaults;

/// <summary>
/// Begins this process anew: same program, arguments and number, so that whoever started it sees nothing but a service
/// that waits for its servers for a moment. On Linux.
/// </summary>
internal static class Renewal
{
    private const string Arguments = "/proc/self/cmdline";

    /// <summary>
    /// Whether it can be done now: the program's file is there. What a build has put into its place is what would
    /// begin.
    /// </summary>
    public static bool IsPossible => OperatingSystem.IsLinux() && File.Exists(Environment.ProcessPath);

    /// <summary>Does it; nothing after the call runs. What has to be closed must be by now.</summary>
    /// <exception cref="IOException">The program cannot be run any more.</exception>
    public static void Begin()
    {
        // Each argument ends with a zero, and so does the list.
        string?[] arguments = [.. File.ReadAllText(Arguments).Split('\0')[..^1], null];
        _ = Execute(Environment.ProcessPath!, arguments);
        throw new IOException(
            $"{Environment.ProcessPath} cannot begin anew with its changed secrets: "
                + Marshal.GetLastPInvokeErrorMessage()
        );
    }

    [DllImport("libc", EntryPoint = "execv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Execute(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string program,
        [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPStr)] string?[] arguments
    );
}
