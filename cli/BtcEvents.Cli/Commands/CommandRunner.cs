using System.CommandLine;
using System.CommandLine.Help;
using BtcEvents.Cli.Dashboard;
using BtcEvents.Cli.Screens;
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
            return await Told.ErrorAsync(
                "interrupted; the same command goes on where this one stopped",
                ExitCodes.Interrupted
            );
        }
        catch (DashboardUnavailableException unavailable)
        {
            return await Told.ErrorAsync(unavailable.Message, ExitCodes.Usage);
        }
        catch (Exception failure) when (IsTold(failure))
        {
            return await Told.ErrorAsync(failure.Message, ExitCodes.Failed);
        }
        catch (Exception unexpected)
        {
            await Told.ErrorAsync(Failure.Describe(unexpected).ReplaceLineEndings(" "), ExitCodes.Failed);
            await Told.AfterwardsAsync(
                IsTraceWanted
                    ? unexpected.ToString()
                    : $"This was not expected: please report it with what {TraceVariable}=1 shows of its origin."
            );
            return ExitCodes.Failed;
        }
    }

    private static async Task<int> ParseAndRunAsync(RootCommand root, string[] args)
    {
        Told.Begin(args.Contains(JsonOption.LongName));
        var (parsed, errors) = Parse(root, args);
        if (
            parsed?.CommandResult.Command.Options.OfType<JsonOption>().SingleOrDefault() is { } json
            && errors.Count == 0
        )
        {
            Told.Begin(parsed.GetValue(json)); // as in --json=true
        }
        if (parsed is null || (errors.Count > 0 && args.Length > 0))
        {
            foreach (var error in errors)
            {
                await Told.ErrorAsync(error, ExitCodes.Usage);
            }

            await Told.AfterwardsAsync("Try 'btc --help', or 'btc COMMAND --help'.");
            return ExitCodes.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    private static (ParseResult? Parsed, IReadOnlyList<string> Errors) Parse(RootCommand root, string[] args)
    {
        try
        {
            var parsed = root.Parse(args);
            // Who asks for help with what does not exist is told so: help itself forgives every error.
            return parsed.Action is HelpAction
                ? (parsed, [.. parsed.UnmatchedTokens.Select(token => $"Unrecognized command or argument '{token}'.")])
                : (parsed, [.. parsed.Errors.Select(error => error.Message)]);
        }
        catch (InvalidOperationException wrong) when (wrong.Source == "System.CommandLine")
        {
            // A check of ours asked for the value of an option that has none of its kind.
            return (null, [wrong.Message]);
        }
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
