using BtcEvents.AlertBridge;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Fetcher;
using BtcEvents.Forecasting;
using BtcEvents.Messaging;
using BtcEvents.Orchestrator;
using BtcEvents.ServiceDefaults;
using Microsoft.Extensions.Configuration;

namespace BtcEvents.Embedded;

/// <summary>
/// Settings of an embedded home, the later over the earlier: its file <c>btc.json</c>, variables
/// <c>BTC_SECTION__NAME</c>, secrets. Sections and names are those of the services.
/// </summary>
public sealed class HomeSettings
{
    private const string FileName = "btc.json";

    private static readonly (string Section, Func<IConfiguration, object> Read)[] Told =
    [
        (FeatureOptions.Section, all => all.Of<FeatureOptions>(FeatureOptions.Section)),
        (SelectionOptions.Section, all => all.Of<SelectionOptions>(SelectionOptions.Section)),
        (TrainingOptions.Section, all => all.Of<TrainingOptions>(TrainingOptions.Section)),
        (ForecastOptions.Section, all => all.Of<ForecastOptions>(ForecastOptions.Section)),
        (CycleOptions.Section, all => all.Of<CycleOptions>(CycleOptions.Section)),
        (FetchOptions.Section, all => all.Of<FetchOptions>(FetchOptions.Section)),
        (ConsumerRetryOptions.Section, all => all.Of<ConsumerRetryOptions>(ConsumerRetryOptions.Section)),
        (OutboxOptions.Section, all => all.Of<OutboxOptions>(OutboxOptions.Section)),
    ];

    // Their values may be secret.
    private static readonly string[] Channels =
    [
        SlackOptions.Section,
        LineOptions.Section,
        WebhookOptions.Section,
        MailOptions.Section,
    ];

    private static readonly string[] Sections = [.. Told.Select(one => one.Section), .. Channels];

    private HomeSettings(string origin, IConfiguration all) => (Origin, All) = (origin, all);

    /// <summary>Where they come from, for people.</summary>
    public string Origin { get; }

    /// <summary>Everything together.</summary>
    public IConfiguration All { get; }

    /// <summary>What the stages do.</summary>
    public ForecastRecipe Recipe =>
        new()
        {
            Features = All.Of<FeatureOptions>(FeatureOptions.Section),
            Selection = All.Of<SelectionOptions>(SelectionOptions.Section),
            Training = All.Of<TrainingOptions>(TrainingOptions.Section),
            Forecast = All.Of<ForecastOptions>(ForecastOptions.Section),
        };

    /// <summary>
    /// What is given of the sections that hold no secrets, each as <c>Section:Name value</c>; of a list all entries.
    /// </summary>
    public IReadOnlyList<string> Given =>
        [
            .. from section in Told
            from property in section.Read(All).GetType().GetProperties()
            let text = TextOf(All.GetSection(ConfigurationPath.Combine(section.Section, property.Name)))
            where text is not null
            select $"{section.Section}:{property.Name} {text}",
        ];

    /// <summary>Reads them.</summary>
    /// <exception cref="BadInputException">The file is no such file, or a value makes no sense: one sentence for
    /// each.</exception>
    public static HomeSettings Read(HomeFolder home)
    {
        ArgumentNullException.ThrowIfNull(home);
        var file = Path.Combine(home.Root, FileName);
        var (own, given) = (ReadFile(file), ServiceSettings.Read());
        var read = new HomeSettings(
            own.GetChildren().Any() ? $"{file} and BTC_ variables" : "BTC_ variables",
            new ConfigurationBuilder().AddInMemoryCollection(Without(own, given)).AddConfiguration(given).Build()
        );
        string[] faults = [.. StrangeOf(own), .. Told.Select(one => read.FaultOf(one.Read)).OfType<string>()];
        return faults.Length == 0
            ? read
            : throw new BadInputException($"{string.Join("; ", faults)} (settings of {read.Origin})");
    }

    private static IConfigurationRoot ReadFile(string file)
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(file, optional: true).Build();
        }
        catch (Exception unreadable)
            when (unreadable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            var reason = (unreadable.InnerException ?? unreadable).Message.Split('\n')[0];
            throw new BadInputException($"{file} cannot be read as settings: {reason}", unreadable);
        }
    }

    // A list is given as a whole: entries of one place must not fill up those of another.
    private static IEnumerable<KeyValuePair<string, string?>> Without(
        IConfigurationRoot own,
        IConfigurationRoot given
    ) =>
        own.AsEnumerable()
            .Where(setting =>
                !IsEntry(setting.Key)
                || !given.GetSection(ConfigurationPath.GetParentPath(setting.Key)!).GetChildren().Any()
            );

    private static bool IsEntry(string key) => ConfigurationPath.GetSectionKey(key).All(char.IsAsciiDigit);

    private static string? TextOf(IConfigurationSection setting) =>
        setting.GetChildren().ToList() is not { Count: > 0 } children
            ? setting.Value
            : string.Join(
                ", ",
                children.Select(child => IsEntry(child.Path) ? child.Value : $"{child.Key} {child.Value}")
            );

    private static IEnumerable<string> StrangeOf(IConfigurationRoot own) =>
        from section in own.GetChildren().Select(section => section.Key)
        where !Sections.Contains(section, StringComparer.OrdinalIgnoreCase)
        select section.Equals("Schedule", StringComparison.OrdinalIgnoreCase)
            ? "Schedule is a section of services, which wait for the month: let cron run btc cycle for a home"
            : $"{section} is no section of a home: there are {string.Join(", ", Sections)}";

    private string? FaultOf(Func<IConfiguration, object> read)
    {
        try
        {
            read(All);
            return null;
        }
        catch (BadInputException wrong)
        {
            return wrong.Message;
        }
        catch (InvalidOperationException odd) when (odd.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            return odd.Message.TrimEnd('.');
        }
    }
}
