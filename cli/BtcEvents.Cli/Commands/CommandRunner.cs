using System.CommandLine;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Failures;
using BtcEvents.Market;

namespace BtcEvents.Cli.Commands;

/// <summary>Runs a command line: what went wrong becomes one sentence and an exit code, never a stack trace.</summary>
internal static class CommandRunner
{
    private const string TraceVariable = "BTC_STACK_TRACE";

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        try
        {
            return await ParseAndRunAsync(root, args);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("btc: interrupted; the same command goes on where this one stopped");
            return ExitCodes.Interrupted;
        }
        catch (DashboardUnavailableException unavailable)
        {
            await Console.Error.WriteLineAsync($"btc: {unavailable.Message}");
            return ExitCodes.Usage;
        }
        catch (Exception failure) when (IsTold(failure))
        {
            await Console.Error.WriteLineAsync($"btc: {failure.Message}");
            return ExitCodes.Failed;
        }
        catch (Exception unexpected)
        {
            await Console.Error.WriteLineAsync($"btc: {Failure.Describe(unexpected).ReplaceLineEndings(" ")}");
            await Console.Error.WriteLineAsync(
                IsTraceWanted
                    ? unexpected.ToString()
                    : $"This was not expected: please report it with what {TraceVariable}=1 shows of its origin."
            );
            return ExitCodes.Failed;
        }
    }

    private static async Task<int> ParseAndRunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && args.Length > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync($"btc: {error.Message}");
            }

            await Console.Error.WriteLineAsync("Try 'btc --help', or 'btc COMMAND --help'.");
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static bool IsTraceWanted => Environment.GetEnvironmentVariable(TraceVariable) is { Length: > 0 };

    private static bool IsTold(Exception failure) =>
        ServerTrouble.IsAway(failure)
        || failure
            is BadInputException
                or ServerException
                or DllNotFoundException
                or InvalidDataException
                or IOException
                or UnauthorizedAccessException
                // A setting of the wrong kind; it names the setting.
                or InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" };
}
