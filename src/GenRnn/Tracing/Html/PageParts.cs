using static GenRnn.TraceNumbers;

namespace GenRnn;

/// <summary>What pages of traces and of comparisons are made of.</summary>
internal static class PageParts
{
    /// <summary>A section with its heading.</summary>
    public static void Section(HtmlWriter html, string id, string title, Action content)
    {
        using (html.Element("section", ("id", id), ("aria-labelledby", id + "-title")))
        {
            html.Line("h2", title, ("id", id + "-title"));
            content();
        }
    }

    /// <summary>Links to the sections.</summary>
    public static void Contents(HtmlWriter html, IEnumerable<(string Id, string Title)> sections)
    {
        using (html.Element("nav", ("aria-label", "Sections")))
        using (html.Element("ul"))
        {
            foreach ((string id, string title) in sections)
                using (html.Element("li")) html.Line("a", title, ("href", "#" + id));
        }
    }

    /// <summary>A figure of the head of the page, with its name.</summary>
    public static void Figure(HtmlWriter html, string name, string value)
    {
        using (html.Element("div")) html.Line("dt", name).Line("dd", value);
    }

    /// <summary>Buttons that choose among examples, where there are several; the first is chosen.</summary>
    public static void ExampleChoice(HtmlWriter html, IReadOnlyList<string> titles)
    {
        if (titles.Count < 2) return;
        using (html.Element("fieldset", ("class", "scripted")))
        {
            html.Line("legend", "Sequence of the test data");
            using (html.Element("div", ("class", "choices")))
            {
                for (int i = 0; i < titles.Count; i++)
                {
                    using (html.Element("label"))
                    {
                        html.Void("input", ("type", "radio"), ("name", "example"), ("value", Whole(i)), ("checked", i == 0 ? "" : null));
                        html.Line("span", titles[i]);
                    }
                }
            }
        }
    }
}
