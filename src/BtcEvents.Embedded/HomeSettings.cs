using System.Collections;
using System.Globalization;
using BtcEvents.Failures;
using BtcEvents.Features;
using BtcEvents.Forecasting;
using BtcEvents.Learning.MlNet;
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
            Trees = new MlNetTrees(),
        };

    /// <summary>
    /// What is given of the sections that hold no secrets, each as <c>Section:Name value</c>, as it holds.
    /// </summary>
    public IReadOnlyList<string> Given =>
        [
            .. from section in HomeSection.Told
            let options = section.Read(All)
            from property in options.GetType().GetProperties()
            where All.GetSection(ConfigurationPath.Combine(section.Name, property.Name)).Exists()
            select $"{section.Name}:{property.Name} {TextOf(property.GetValue(options))}",
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
            File.Exists(file) ? $"{file} and BTC_ variables" : "BTC_ variables",
            new ConfigurationBuilder().AddInMemoryCollection(Without(own, given)).AddConfiguration(given).Build()
        );
        string[] faults =
        [
            .. StrangeOf(own),
            .. HomeSection.All.Select(one => read.FaultOf(one.Read)).OfType<string>(),
        ];
        return faults.Length == 0
            ? read
            : throw new BadInputException($"{string.Join("; ", faults)} (settings of {read.Origin})");
    }

    private static IConfigurationRoot ReadFile(string file)
    {
        if (Directory.Exists(file))
        {
            throw new BadInputException($"{file} is a folder, and would be a file of settings");
        }

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
                !IsEntry(setting.Key) || !given.GetSection(ConfigurationPath.GetParentPath(setting.Key)!).Exists()
            );

    private static bool IsEntry(string key) => ConfigurationPath.GetSectionKey(key).All(char.IsAsciiDigit);

    private static string TextOf(object? value) =>
        value switch
        {
            IDictionary several => string.Join(
                ", ",
                several.Keys.Cast<object>().Select(key => $"{key} {several[key]}")
            ),
            IEnumerable list and not string => list.Cast<object>().ToList() is { Count: > 0 } entries
                ? string.Join(", ", entries.Select(TextOf))
                : "none",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static IEnumerable<string> StrangeOf(IConfigurationRoot own) =>
        from section in own.GetChildren()
        let isKnown = HomeSection.Names.Contains(section.Key, StringComparer.OrdinalIgnoreCase)
        where !isKnown || !section.GetChildren().Any()
        select isKnown ? $"{section.Key} holds no settings: {section.Key}: {{ \"Name\": value }} would"
        : section.Key.Equals("Schedule", StringComparison.OrdinalIgnoreCase)
            ? "Schedule is a section of services, which wait for the month: let cron run btc cycle for a home"
        : $"{section.Key} is no section of a home: there are {string.Join(", ", HomeSection.Names)}";

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
    }
}
