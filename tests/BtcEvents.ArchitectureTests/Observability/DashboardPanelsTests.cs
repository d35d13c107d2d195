using System.Text.RegularExpressions;

namespace BtcEvents.ArchitectureTests.Observability;

/// <summary>What a reader of a dashboard may rely on.</summary>
public sealed partial class DashboardPanelsTests
{
    private const int Columns = 24;

    // Not chosen by a reader.
    private const string OfGrafana = "__";

    public static TheoryData<string, int> Panels
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var dashboard in Dashboard.All)
            {
                foreach (var panel in dashboard.Panels)
                {
                    all.Add(dashboard.Name, panel.Id);
                }
            }

            return all;
        }
    }

    public static TheoryData<string> Names => [.. Dashboard.All.Select(dashboard => dashboard.Name)];

    [Theory]
    [MemberData(nameof(Panels))]
    public void Every_panel_says_what_it_shows(string dashboard, int id)
    {
        var panel = Find(dashboard).Panels.Single(one => one.Id == id);

        Assert.NotEmpty(panel.Title);
        Assert.EndsWith(".", panel.Description, StringComparison.Ordinal);
        Assert.NotNull(panel.Of("", "unit"));
        Assert.NotEmpty(panel.Of("", "thresholds.steps")!.AsArray());
        Assert.NotEmpty(panel.Targets);
        Assert.Distinct(panel.Targets.Select(target => target.RefId));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Panels_have_ids_of_their_own_and_places_of_their_own(string name)
    {
        var panels = Find(name).Panels;

        Assert.Distinct(panels.Select(panel => panel.Id));
        Assert.Distinct(panels.Select(panel => panel.Title));
        Assert.All(panels, panel => Assert.InRange(panel.Place.X + panel.Place.Width, 1, Columns));
        var overlaps =
            from one in panels
            from other in panels
            where one.Id < other.Id && Overlap(one.Place, other.Place)
            select $"{one.Title} and {other.Title}";
        Assert.Empty(overlaps);
    }

    [Fact]
    public void A_dashboard_has_an_id_of_its_own_that_stays() =>
        Assert.All(Dashboard.All, dashboard => Assert.Equal("btc-" + dashboard.Name, dashboard.Uid));

    [Theory]
    [MemberData(nameof(Names))]
    public void What_can_be_chosen_matters_and_what_matters_can_be_chosen(string name)
    {
        var dashboard = Find(name);
        var used = dashboard
            .Panels.SelectMany(panel => panel.Targets)
            .SelectMany(target => Variable().Matches(target.Query))
            .Select(found => found.Groups["name"].Value)
            .Where(variable => !variable.StartsWith(OfGrafana, StringComparison.Ordinal))
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(dashboard.Variables.Select(variable => variable.Name).Order(StringComparer.Ordinal), used);
    }

    [Theory]
    [InlineData(0, 0, 12, 8, 12, 0, 12, 8, false)]
    [InlineData(0, 0, 12, 8, 0, 8, 12, 8, false)]
    [InlineData(0, 0, 12, 8, 11, 7, 12, 8, true)]
    [InlineData(0, 0, 24, 8, 6, 2, 2, 2, true)]
    public void Two_overlap_where_they_share_a_cell(
        int x,
        int y,
        int width,
        int height,
        int otherX,
        int otherY,
        int otherWidth,
        int otherHeight,
        bool expected
    ) => Assert.Equal(expected, Overlap((x, y, width, height), (otherX, otherY, otherWidth, otherHeight)));

    private static bool Overlap(
        (int X, int Y, int Width, int Height) one,
        (int X, int Y, int Width, int Height) other
    ) =>
        one.X < other.X + other.Width
        && other.X < one.X + one.Width
        && one.Y < other.Y + other.Height
        && other.Y < one.Y + one.Height;

    private static Dashboard Find(string name) => Dashboard.All.Single(dashboard => dashboard.Name == name);

    [GeneratedRegex(@"\$\{?(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
