using System.Xml.Linq;

namespace BtcEvents.PureTests.Reporting;

/// <summary>What must hold of every page, whatever its figures.</summary>
internal static class PageAssert
{
    public static PageReader Sound(string html)
    {
        var page = new PageReader(html);
        Assert.All(page.Geometry(), value => Assert.DoesNotMatch("NaN|Infinity|∞|E", value));
        string[] ids = [.. page.All("html").Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(page.All("a"), a => Assert.Contains(a.Attribute("href")!.Value[1..], ids));
        Assert.All(page.All("table"), t => Assert.NotEmpty(t.Element("caption")!.Value));
        foreach (var picture in page.All("svg").Where(s => s.Attribute("aria-hidden") is null))
        {
            Assert.Equal("img", picture.Attribute("role")!.Value);
            Assert.NotEmpty(picture.Element("title")!.Value);
            Assert.NotEmpty(picture.Element("desc")!.Value);
            Assert.All(picture.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids));
        }

        return page;
    }
}
