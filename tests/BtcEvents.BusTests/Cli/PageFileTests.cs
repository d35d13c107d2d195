using System.Text;
using BtcEvents.BusTests.Support;
using BtcEvents.Cli.Reports;
using BtcEvents.Failures;
using BtcEvents.PureTests.Reporting;
using BtcEvents.Reporting;

namespace BtcEvents.BusTests.Cli;

/// <summary>A page takes the place of a page, and of no other file.</summary>
public sealed class PageFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("my notes")]
    [InlineData("<!doctype html><html><head><title>mine</title></head></html>")]
    public void A_file_of_somebody_else_is_replaced_only_where_one_says_so(string text)
    {
        var file = _folder.File("page.html");
        File.WriteAllText(file, text);

        var refusal = Assert.Throws<BadInputException>(() => PageFile.Check(file, overwrite: false));

        Assert.Equal(
            $"{file} is there already and is no page of btc: name another file, or say --overwrite",
            refusal.Message
        );
        PageFile.Check(file, overwrite: true);
        Assert.Equal(text, File.ReadAllText(file)); // looking changes nothing
    }

    [Fact]
    public async Task A_page_of_ours_and_an_empty_file_are_replaced()
    {
        string[] pages =
        [
            CycleReportPage.Render(SampleReports.Cycle()),
            BacktestReportPage.Render(SampleReports.Backtest()),
            "",
        ];
        foreach (var page in pages)
        {
            var file = _folder.File("page.html");
            await PageFile.WriteAsync(Encoding.UTF8.GetBytes(page), file, TestContext.Current.CancellationToken);

            PageFile.Check(file, overwrite: false);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_yet_is_not_left_behind_and_none_is_fine()
    {
        PageFile.Check(_folder.File("new.html"), overwrite: false);
        PageFile.Check(null, overwrite: false);
        PageFile.Check(PageFile.StandardOutput, overwrite: false);

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }
}
