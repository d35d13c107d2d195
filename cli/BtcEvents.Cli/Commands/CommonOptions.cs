using System.CommandLine;
using System.CommandLine.Parsing;
using BtcEvents.Cli.Distributed;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.ServiceDefaults;

namespace BtcEvents.Cli.Commands;

/// <summary>Options that several commands share, each worded once.</summary>
internal static class CommonOptions
{
    public static Option<string> Home() =>
        NotEmpty(
            new Option<string>("--home")
            {
                Description = "Folder of stores, artefacts and reports (BTC_HOME)",
                HelpName = "DIR",
                DefaultValueFactory = _ => Environment.GetEnvironmentVariable("BTC_HOME") ?? StoreHint.UsualHome,
            }
        );

    /// <summary>Refuses an empty text, as a shell's variable that is not set gives it.</summary>
    public static Option<T> NotEmpty<T>(Option<T> option)
        where T : class?
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { Length: 0 })
            {
                result.AddError($"{option.Name} is empty: name it, or leave it away");
            }
        });
        return option;
    }

    public static Option<string?> Servers() =>
        NotEmpty(
            new Option<string?>("--servers")
            {
                Description =
                    "Settings of the servers, as 'make servers' writes them (BTC_SERVERS); by default "
                    + ".servers/servers.env, or those that BTC_ variables name",
                HelpName = "FILE",
                DefaultValueFactory = _ =>
                    Environment.GetEnvironmentVariable("BTC_SERVERS") is { Length: > 0 } file ? file : null,
            }
        );

    /// <summary>Some of the services; all where it is not given.</summary>
    public static Option<string[]> Services()
    {
        var option = new Option<string[]>("--service")
        {
            Description = "Only this service; may be given several times",
            HelpName = "NAME",
        };
        option.AcceptOnlyFromAmong([.. ServiceList.Shipped.Services.Select(service => service.Name)]);
        return option;
    }

    /// <summary>For commands that write a page to a file.</summary>
    public static Option<bool> Overwrite() =>
        new("--overwrite") { Description = "Also where the file is there already and is no page of btc" };

    public static Option<string> Symbol()
    {
        var option = new Option<string>("--symbol")
        {
            Description = "What to forecast",
            HelpName = "ASSET-CURRENCY",
            DefaultValueFactory = _ => "BTC-USD",
        };
        option.Validators.Add(CheckSymbol);
        return option;
    }

    private static void CheckSymbol(OptionResult result)
    {
        try
        {
            TradingPair.Parse(result.Tokens.Count == 1 ? result.Tokens[0].Value : "BTC-USD");
        }
        catch (BadInputException none)
        {
            result.AddError($"--symbol: {none.Message}");
        }
    }

    /// <summary>Only what is of one symbol; all symbols where it is not given.</summary>
    public static Option<string?> SymbolFilter(string what)
    {
        var option = new Option<string?>("--symbol")
        {
            Description = $"Only {what} of this symbol",
            HelpName = "ASSET-CURRENCY",
        };
        option.Validators.Add(CheckSymbol);
        return option;
    }

    /// <summary>Only what is of one forecast month; all months where it is not given.</summary>
    public static Option<Month?> MonthFilter(string what) => OptionalMonth($"Only {what} of this forecast month");

    /// <summary>A month that need not be given.</summary>
    public static Option<Month?> OptionalMonth(string description) =>
        new("--month")
        {
            Description = description,
            HelpName = "yyyy-MM",
            CustomParser = result => MonthOf("--month", result),
        };

    /// <summary>A coverage of an interval.</summary>
    public static Option<double?> Coverage(string description)
    {
        var option = new Option<double?>("--coverage") { Description = description, HelpName = "SHARE" };
        option.Validators.Add(result =>
        {
            if (result.GetValue(option) is not (null or (>= 0.001 and <= 0.999)))
            {
                result.AddError("--coverage: 0.001 to 0.999 is allowed, for example 0.95");
            }
        });
        return option;
    }

    /// <summary>Only the first so many lines of a list.</summary>
    public static Option<int?> Last()
    {
        var option = new Option<int?>("--last") { Description = "Only so many of them", HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1)
            {
                result.AddError("--last must be at least 1");
            }
        });
        return option;
    }

    public static Option<int> Seed() =>
        new("--seed")
        {
            Description = "Seed of every random draw",
            HelpName = "N",
            DefaultValueFactory = _ => 42,
        };

    public static Option<int> Threads() =>
        Count("--threads", "Threads; the outcome does not depend on it", Environment.ProcessorCount, int.MaxValue);

    /// <summary>An option that counts from 1 to <paramref name="most"/>.</summary>
    public static Option<int> Count(string name, string description, int usual, int most)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            var value = result.GetValueOrDefault<int>();
            if (value < 1)
            {
                result.AddError($"{name} must be at least 1");
            }
            else if (value > most)
            {
                result.AddError($"{name} must be at most {most}");
            }
        });
        return option;
    }

    /// <summary>An option that takes a month; anything else is a usage error.</summary>
    public static Option<Month> Month(string name, string description) =>
        new(name)
        {
            Description = description,
            HelpName = "yyyy-MM",
            Required = true,
            CustomParser = result => MonthOf(name, result) ?? default,
        };

    private static Month? MonthOf(string name, ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (BtcEvents.Market.Month.TryParse(text, out var month))
        {
            return month;
        }

        result.AddError($"{name}: {BtcEvents.Market.Month.NotOne(text)}");
        return null;
    }
}
