using System.Text;
using BtcEvents.Failures;
using BtcEvents.Market;
using BtcEvents.Sources;

namespace BtcEvents.PureTests.Sources;

public sealed class CsvSeriesReaderTests
{
    [Theory]
    [InlineData("", "vix.csv: the file is empty, and a header line with trade_date is required")]
    [InlineData("\n\n", "vix.csv: the file is empty, and a header line with trade_date is required")]
    [InlineData(
        "trade_date,vix_index\n",
        "vix.csv: the file has a header and no rows, and at least one row is required"
    )]
    [InlineData(
        "trade_date,vix\n2020-01-01,1\n",
        "vix.csv, line 1: the column vix_index is absent from the header, and it is required"
    )]
    [InlineData(
        "date,vix_index\n2020-01-01,1\n",
        "vix.csv, line 1: the column trade_date is absent from the header, and it is required"
    )]
    [InlineData(
        "trade_date,vix_index,vix_index\n2020-01-01,1,2\n",
        "vix.csv, line 1: the column vix_index stands 2 times in the header, and once is required"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-01-01,13\n2020-01-02,abc\n",
        "vix.csv, line 3: vix_index is 'abc', and a number is required"
    )]
    [InlineData("trade_date,vix_index\n2020-01-01,\n", "vix.csv, line 2: vix_index is empty, and a number is required")]
    [InlineData(
        "trade_date,vix_index\n\n2020-01-01,NaN\n",
        "vix.csv, line 3: vix_index is 'NaN', and a finite number is required"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-01-01,-Infinity\n",
        "vix.csv, line 2: vix_index is '-Infinity', and a finite number is required"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-01-01,1e999\n",
        "vix.csv, line 2: vix_index is '1e999', and a finite number is required"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-01-01,\"13,5\"\n",
        "vix.csv, line 2: vix_index is '13,5', and a number is required: write 1234.5 in place of 1.234,5 or "
            + "1,234.5"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-02-30,13\n",
        "vix.csv, line 2: trade_date is '2020-02-30', and a day such as 2025-06-30 is required"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-01-01,13,7\n",
        "vix.csv, line 2: 3 cells stand where the header has 2: if numbers are written with decimal "
            + "commas, write 1.5 in place of 1,5"
    )]
    [InlineData(
        "trade_date,vix_index\n2020-01-01,13\n2020-01",
        "vix.csv, line 3: 1 cells stand where the header has 2, so the line is cut"
    )]
    [InlineData(
        "trade_date,vix_index\n\"2020-01-01,13\n",
        "vix.csv, line 2: a quoted cell is not closed, and it must end on its line"
    )]
    [InlineData(
        "trade_date,vix_index\n\"2020-01-01\"x,13\n",
        "vix.csv, line 2: text follows a quoted cell, and a comma or the end of the line is required"
    )]
    public void What_cannot_be_read_is_told_in_one_sentence_with_file_line_and_rule(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<BadInputException>(() => Read("vix", text)).Message);

    [Fact]
    public void Bytes_that_are_not_utf_8_are_told()
    {
        var spec = Spec("vix");
        var refusal = Assert.Throws<BadInputException>(() => CsvSeriesReader.Read(spec, "vix.csv", [0x61, 0xFF]));
        Assert.Equal("vix.csv: byte 2 is not UTF-8, and the file must be UTF-8 text", refusal.Message);
    }

    [Fact]
    public void Order_of_columns_extra_columns_quotes_and_line_ends_do_not_matter()
    {
        var raw = Read(
            "fear_greed",
            "\uFEFFfear_greed_cls,\"fear_greed_value\",trade_date\r\n\"Fear, \"\"so "
                + "called\"\"\",30,2018-02-01\r\nGreed,70,2018-02-02\r\n"
        );

        Assert.Equal([30, 70], raw.Rows.Select(r => r.Values[0]));
        Assert.Equal(["fear_greed.csv, line 2", "fear_greed.csv, line 3"], raw.Rows.Select(r => r.Place.ToString()));
        Assert.Equal(new DateOnly(2018, 2, 1), raw.Rows[0].Day);
        Assert.False(raw.EndsInsideLine);
    }

    [Fact]
    public void Only_sparse_columns_may_have_empty_cells()
    {
        var raw = Read(
            "onchain",
            "trade_date,hashrate,difficulty,active_addresses,fees_btc,tx_count\n2020-01-01,5,6,,,\n"
        );

        Assert.Equal([5, 6, double.NaN, double.NaN, double.NaN], raw.Rows[0].Values);
    }

    [Theory]
    [InlineData("2020-01-01T03:00:00Z")]
    [InlineData("2020-01-01T03:00:00")]
    [InlineData("2020-01-01T05:00:00+02:00")]
    [InlineData("2020-01-01T03:00:00.000Z")]
    public void Times_are_utc(string cell)
    {
        var row = Read("funding_rate", $"time,funding_rate\n{cell},-0.0001\n").Rows[0];

        Assert.Equal(new DateTime(2020, 1, 1, 3, 0, 0), row.Time);
        Assert.Equal(DateTimeKind.Utc, row.Time.Kind);
    }

    [Theory]
    [InlineData("trade_date;vix_index\n2020-01-01;5\n", "separated by semicolons, use commas")]
    [InlineData("trade_date\tvix_index\n2020-01-01\t5\n", "separated by tabs, use commas")]
    [InlineData("trade_date,vix_index\n2020-01-01,14,5\n", "write 1.5 in place of 1,5")]
    [InlineData("trade_date,vix_index\n2020-01-01,\"14,5\"\n", "write 1234.5 in place of")]
    [InlineData("trade_date,vix_index\n2020-01-01,.\n", "FRED writes a dot where it has no value")]
    [InlineData("trade_date,vix_index\n2020-01-01,null\n", "leave rows without a value out")]
    public void The_likely_cause_is_named(string text, string cause) =>
        Assert.Contains(
            cause,
            Assert.Throws<BadInputException>(() => Read("vix", text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Minus_zero_is_zero_in_the_series()
    {
        var series = Read("fed_rate", "trade_date,fed_rate\n2020-01-01,-0\n").ToSeries(new(2020, 2, 1));

        Assert.False(double.IsNegative(Assert.Single(series["fed_rate"])));
    }

    private static SeriesSpec Spec(string name) => SeriesCatalog.For("BTC-USD").Single(s => s.Name == name);

    private static RawSeries Read(string series, string text) =>
        CsvSeriesReader.Read(Spec(series), series + ".csv", Encoding.UTF8.GetBytes(text));
}
