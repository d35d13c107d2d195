using System.ComponentModel.DataAnnotations;
using BtcEvents.Failures;

namespace BtcEvents.PureTests.Failures;

public sealed class OptionsCheckTests
{
    [Fact]
    public void A_rule_that_names_no_property_is_told_of_the_section() =>
        Assert.Equal(["Window: the beginning lies after the end"], OptionsCheck.Faults("Window", new Window()));

    public static TheoryData<string, Options> Wrong() =>
        new()
        {
            {
                "Count is 0: 1 to 100 are allowed",
                new() { Count = 0 }
            },
            {
                "Open is -1: 0 or more is allowed",
                new() { Open = -1 }
            },
            {
                "Share is 1: at least 0 and less than 1 is allowed",
                new() { Share = 1 }
            },
            {
                "Share is NaN: at least 0 and less than 1 is allowed",
                new() { Share = double.NaN }
            },
            {
                "Pause is -1.00:00:00: more than 00:00:00 and at most 7.00:00:00 is allowed",
                new() { Pause = -Day }
            },
            {
                "Pause is 7.00:00:00.5: more than 00:00:00 and at most 7.00:00:00 is allowed",
                new() { Pause = Long }
            },
            {
                "Name is empty: it must be given",
                new() { Name = "" }
            },
            {
                "Name is ' ': it must be given",
                new() { Name = " " }
            },
            {
                "Day is 9: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday are allowed",
                new() { Day = (DayOfWeek)9 }
            },
            {
                "File is '/no/such/file': there is no such file",
                new() { File = "/no/such/file" }
            },
            {
                "Place is '...@there': a name without @ is allowed",
                new() { Place = "me:password@there" }
            },
            {
                "Key is given, and not shown: four letters are allowed",
                new() { Key = "password" }
            },
            {
                "Key is empty: it must be given",
                new() { Key = "" }
            },
            {
                "Days is [5, 28]: 1 to 27 are allowed",
                new() { Days = [5, 28] }
            },
            {
                "Days is [5, 5]: none may come twice",
                new() { Days = [5, 5] }
            },
            {
                "Limits:b is 9: 1 to 3 are allowed",
                new() { Limits = { ["a"] = 1, ["b"] = 9 } }
            },
        };

    private static TimeSpan Long => TimeSpan.FromDays(7) + TimeSpan.FromSeconds(0.5);

    private static TimeSpan Day => TimeSpan.FromDays(1);

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_told_with_its_name_its_value_and_what_is_allowed(string sentence, Options options) =>
        Assert.Equal(["Any:" + sentence], OptionsCheck.Faults("Any", options));

    [Fact]
    public void All_wrong_settings_are_told_at_once_and_none_twice() =>
        Assert.Equal(
            "Any:Count is 0: 1 to 100 are allowed; Any:Name is empty: it must be given; "
                + "Any:Days is [0, 0]: 1 to 27 are allowed",
            Assert
                .Throws<BadInputException>(() =>
                    OptionsCheck.Checked(
                        "Any",
                        new Options
                        {
                            Count = 0,
                            Name = "",
                            Days = [0, 0],
                        }
                    )
                )
                .Message
        );

    [Fact]
    public void Options_that_make_sense_are_returned()
    {
        var options = new Options();

        Assert.Same(options, OptionsCheck.Checked("Any", options));
    }

    [Fact]
    public void A_rule_may_ask_for_more_than_the_options() =>
        Assert.Equal(
            ["Any:Count is 13: it brings bad luck"],
            OptionsCheck.Faults("Any", new Options { Count = 13 }, new Unlucky())
        );

    public sealed class Options : IValidatableObject
    {
        [Range(1, 100)]
        public int Count { get; set; } = 1;

        [Range(0, int.MaxValue)]
        public int Open { get; set; }

        [Range(0.0, 1.0, MaximumIsExclusive = true)]
        public double Share { get; set; }

        [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00", MinimumIsExclusive = true)]
        public TimeSpan Pause { get; set; } = TimeSpan.FromDays(7);

        [Required]
        public string Name { get; set; } = "a";

        [EnumDataType(typeof(DayOfWeek))]
        public DayOfWeek Day { get; set; }

        [ExistingFile]
        public string? File { get; set; }

        [RegularExpression("[^@]*", ErrorMessage = "a name without @ is allowed")]
        public string Place { get; set; } = "";

        [Secret, Required, RegularExpression("....", ErrorMessage = "four letters are allowed")]
        public string Key { get; set; } = "abcd";

        [Range(1, 27)]
        public IReadOnlyList<int> Days { get; set; } = [5];

        [Range(1, 3)]
        public IDictionary<string, int> Limits { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Days.Distinct().Count() != Days.Count)
            {
                yield return new("none may come twice", [nameof(Days)]);
            }

            if (Count == 13 && validationContext.GetService(typeof(Unlucky)) is not null)
            {
                yield return new("it brings bad luck", [nameof(Count)]);
            }
        }
    }

    private sealed class Unlucky : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Unlucky) ? this : null;
    }

    private sealed class Window : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            [new ValidationResult("the beginning lies after the end")];
    }
}
